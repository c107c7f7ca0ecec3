import Dispatch
import Foundation
import ImageModel

/// What came over a plain socket until the service closed it.
struct RawAnswer {
  let status: Int
  let headers: [String: String]
  let body: [UInt8]

  var text: String { String(decoding: body, as: UTF8.self) }

  init?(_ bytes: [UInt8]) {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else { return nil }
    self.status = status
    headers = lines.dropFirst().reduce(into: [:]) { headers, line in
      let parts = line.split(separator: ":", maxSplits: 1)
      headers[parts[0].lowercased()] = parts.last.map { $0.trimmingCharacters(in: .whitespaces) }
    }
    body = Array(bytes[end.upperBound...])
  }
}

/// Asks through a socket of its own, on a thread of its own: blocking one of Swift's few would starve the service.
enum RawClient {
  struct NoAnswer: Error {}

  /// Sends a request and reads until the connection closes.
  static func ask(_ endpoint: Endpoint, _ target: String, method: String = "GET") async throws -> RawAnswer {
    let bytes = try await exchange(
      endpoint,
      "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nConnection: close\r\n\r\n")
    guard let answer = RawAnswer(bytes) else { throw NoAnswer() }
    return answer
  }

  static func ask(_ endpoint: Endpoint, image id: String) async throws -> RawAnswer {
    try await ask(endpoint, "/v2/images/" + id)
  }

  /// - Parameter host: An IPv4 address of this host; all of 127.0.0.0/8 are.
  static func exchange(
    _ endpoint: Endpoint, _ request: String, at host: [UInt8] = [127, 0, 0, 1]
  ) async throws -> [UInt8] {
    let port = try endpoint.port
    return try await withCheckedThrowingContinuation { done in
      Thread { done.resume(with: Result { try blockingExchange(host, port, request) }) }.start()
    }
  }

  private static func blockingExchange(_ host: [UInt8], _ port: UInt16, _ request: String) throws -> [UInt8] {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = host.reduce(0) { $0 << 8 | UInt32($1) }.bigEndian
    let connected = withUnsafeBytes(of: &address) {
      connect(socket, $0.assumingMemoryBound(to: sockaddr.self).baseAddress, socklen_t($0.count))
    }
    guard connected == 0, send(socket, request, request.utf8.count, Int32(MSG_NOSIGNAL)) > 0 else { throw NoAnswer() }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      guard count > 0 else { return answer }
      answer += buffer[..<count]
    }
  }
}

extension Endpoint {
  var port: UInt16 {
    get throws {
      guard let port = url.split(separator: ":").last.flatMap({ UInt16($0) }) else { throw RawClient.NoAnswer() }
      return port
    }
  }
}
