import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A proxy on loopback that leads each connection to one port of loopback, whatever name is asked for: HTTP (CONNECT) or
/// SOCKS5 (RFC 1928, with the user and password of RFC 1929). Plain sockets, a thread a connection.
package final class TunnelServer: Sendable {
  package enum Kind: String, Sendable { case http, socks5 }

  /// What it was asked for.
  package struct Ask: Sendable, Hashable {
    package var target = ""
    /// As they came: `user:password`, for HTTP in base64.
    package var credentials: String?

    package init(target: String = "", credentials: String? = nil) {
      self.target = target
      self.credentials = credentials
    }
  }

  package let port: UInt16
  private let listener: Int32
  private let asks = Log()

  /// - Parameters:
  ///   - target: where every tunnel leads.
  ///   - credentials: `user:password`; nil to let everyone through.
  ///   - reply: what SOCKS5 says to who is let in; anything but 0 is a refusal.
  package init(_ kind: Kind, to target: UInt16, credentials: String? = nil, reply: UInt8 = 0) throws {
    (listener, port) = try LoopbackSocket.listening()
    let (listener, asks) = (listener, asks)
    PosixThread.run {
      while true {
        let socket = accept(listener, nil, nil)
        if socket < 0, errno == EINTR || errno == ECONNABORTED { continue }
        guard socket >= 0 else { break }
        PosixThread.run {
          var tunnel = Tunnel(socket: socket, target: target, credentials: credentials, reply: reply)
          let isOpen = kind == .http ? tunnel.connect() : tunnel.socks()
          asks.add(tunnel.ask)
          if isOpen { tunnel.relay() }
          close(socket)
        }
      }
      close(listener)
    }
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  package var requests: [Ask] { asks.all }

  private final class Log: Sendable {
    private let asks = Mutex<[Ask]>([])
    var all: [Ask] { asks.withLock(\.self) }
    func add(_ ask: Ask) { asks.withLock { $0.append(ask) } }
  }
}

private struct Tunnel {
  package let socket: Int32
  package let target: UInt16
  package let credentials: String?
  package let reply: UInt8
  package var ask = TunnelServer.Ask()

  /// True when the client may go on.
  package mutating func connect() -> Bool {
    var head: [UInt8] = []
    while !head.suffix(4).elementsEqual("\r\n\r\n".utf8) {
      guard let byte = take(1) else { return false }
      head += byte
    }
    let request = ReceivedRequest(text: String(decoding: head, as: UTF8.self))
    ask.target = request.target
    ask.credentials = request[header: "Proxy-Authorization"]
    guard credentials == nil || ask.credentials != nil else {
      send("HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n".utf8)
      return false
    }
    send("HTTP/1.1 200 Connection established\r\nX-Request-Id: the-proxy's\r\n\r\n".utf8)
    return true
  }

  /// True when the client may go on.
  package mutating func socks() -> Bool {
    guard let greeting = take(2), let methods = take(Int(greeting[1])) else { return false }
    let method: UInt8 = credentials == nil ? 0 : 2
    guard methods.contains(method) else {
      send([5, 0xFF])
      return false
    }
    send([5, method])
    if let credentials {
      guard let user = take(2).flatMap({ take(Int($0[1])) }), let password = take(1).flatMap({ take(Int($0[0])) })
      else {
        return false
      }
      let given = String(decoding: user, as: UTF8.self) + ":" + String(decoding: password, as: UTF8.self)
      ask.credentials = given
      send([1, given == credentials ? 0 : 1])
      guard given == credentials else { return false }
    }
    guard let request = take(4) else { return false }
    switch request[3] {
    case 1: ask.target = take(4)?.map(String.init).joined(separator: ".") ?? ""
    case 3: ask.target = take(1).flatMap { take(Int($0[0])) }.map { String(decoding: $0, as: UTF8.self) } ?? ""
    default: return false
    }
    guard take(2) != nil else { return false }
    send([5, reply, 0, 1, 127, 0, 0, 1, 0, 0])
    return reply == 0
  }

  /// Carries bytes both ways until one side closes.
  package func relay() {
    guard let other = LoopbackSocket.connected(to: target) else { return }
    defer { close(other) }
    var ends = [
      pollfd(fd: socket, events: Int16(POLLIN), revents: 0), pollfd(fd: other, events: Int16(POLLIN), revents: 0),
    ]
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while poll(&ends, 2, -1) > 0 {
      for (index, end) in ends.enumerated() where end.revents != 0 {
        let count = recv(end.fd, &buffer, buffer.count, 0)
        guard count > 0, Glibc.send(ends[1 - index].fd, buffer, count, Int32(MSG_NOSIGNAL)) == count else { return }
      }
    }
  }

  private func take(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return count == 0 || recv(socket, &bytes, count, Int32(MSG_WAITALL)) == count ? bytes : nil
  }

  private func send(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    _ = Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }
}
