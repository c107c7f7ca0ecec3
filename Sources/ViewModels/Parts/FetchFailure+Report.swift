import ImageModel

extension FetchFailure {
  /// All that is to be said of the failure, a line each: what a colleague or the service's support asks for.
  var report: String {
    [headline, quote, requestLine].compactMap { $0.map { $0.text + "\n" } }.joined()
  }

  /// The service's own words, with its code for them.
  var quote: PrintableText? {
    message.map { message in
      let code = code.map { PrintableText(" (\($0))", zh: "（\($0)）") } ?? ""
      return "\"\(message)\"\(code)"
    }
  }

  /// What the service knows the ask by.
  var requestLine: PrintableText? { requestID.map { PrintableText("Request id \($0)", zh: "请求 ID \($0)") } }
}
