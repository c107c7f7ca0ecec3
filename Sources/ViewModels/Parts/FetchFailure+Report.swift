import ImageModel

extension FetchFailure {
  /// All that is to be said of the failure, a line each: what a colleague or the service's support asks for.
  var report: String {
    let lines = [
      headline, message.map { "\"\($0)\"\(code.map { " (\($0))" } ?? "")" }, requestID.map { "Request id \($0)" },
    ]
    return lines.compactMap { $0.map { $0.text + "\n" } }.joined()
  }
}
