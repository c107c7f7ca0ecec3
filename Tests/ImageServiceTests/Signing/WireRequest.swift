@testable import ImageService

/// A request that was signed, as curl sends it.
struct WireRequest {
  let head: [UInt8]
  let body: [UInt8]

  /// Signs a request, and adds what the signer answers.
  init(
    _ method: String, _ url: String, headers: [RequestSigner.Header] = [], body: [UInt8] = [],
    signer: RequestSigner, at time: SignatureTime
  ) throws {
    let added = try signer.headers(signing: method, url, headers, body: body, at: time.date)
    let rest = url.drop { $0 != ":" }.dropFirst("://".count)
    let host = rest.prefix { $0 != "/" && $0 != "?" }
    let target = rest.dropFirst(host.count)
    let lines = (headers + added).map { "\($0.name): \($0.value)" }
    let text = ["\(method) \(target.hasPrefix("/") ? "" : "/")\(target) HTTP/1.1", "Host: \(host)"] + lines
    head = Array((text.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    self.body = body
  }

  var text: String { String(decoding: head, as: UTF8.self) }
}
