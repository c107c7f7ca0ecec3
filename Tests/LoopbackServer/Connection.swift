#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One connection of a `ScriptedServer`, on a thread of its own.
struct Connection {
  let socket: Int32
  let script: ScriptedServer.Script
  let log: ServerLog

  func serve() {
    var isAbandoned = false
    defer { log.closed(socket, byClient: isAbandoned) }
    while let request = receive() {
      let request = log.received(request)
      for step in script(request) {
        switch perform(step) {
        case .goOn: continue
        case .closed: return
        case .abandoned:
          isAbandoned = true
          return
        }
      }
    }
    isAbandoned = true
  }

  private enum Result { case goOn, closed, abandoned }

  private func perform(_ step: Step) -> Result {
    switch step {
    case .send(let bytes): return send(bytes) ? .goOn : .abandoned
    case .drip(let bytes): return bytes.allSatisfy { send([$0]) } ? .goOn : .abandoned
    case .dripForever(let bytes):
      while bytes.allSatisfy({ send([$0]) && !clientGoes(within: 5) }) {}
      return .abandoned
    case .flood(let bytes, let count):
      var sent = 0
      while sent < count, send(bytes) { sent += bytes.count }
      log.flooded(sent)
      return sent < count ? .abandoned : .goOn
    case .pause(let gate):
      gate.pass()
      return .goOn
    case .hang:
      while !clientGoes(within: -1) {}
      return .abandoned
    case .close: return .closed
    case .reset:
      LoopbackSocket.endHard(socket)
      return .closed
    }
  }

  private func receive() -> ReceivedRequest? {
    var bytes: [UInt8] = []
    let end = Array("\r\n\r\n".utf8)
    while !bytes.suffix(4).elementsEqual(end) {
      var byte: UInt8 = 0
      guard recv(socket, &byte, 1, 0) == 1 else { return nil }
      bytes.append(byte)
      if bytes == [0x16] { break }  // A TLS handshake: no request line will come.
    }
    var request = ReceivedRequest(text: String(decoding: bytes, as: UTF8.self))
    let length = request[header: "Content-Length"].flatMap { Int($0) } ?? 0
    while request.body.count < length {
      var piece = [UInt8](repeating: 0, count: min(length - request.body.count, 1 << 16))
      let count = recv(socket, &piece, piece.count, 0)
      guard count > 0 else { return nil }
      request.body += piece[..<count]
    }
    return request
  }

  private func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  /// Waits for the client to close, at most so many milliseconds, for ever if negative.
  private func clientGoes(within milliseconds: Int32) -> Bool {
    var readable = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    guard poll(&readable, 1, milliseconds) > 0 else { return false }
    var byte: UInt8 = 0
    return recv(socket, &byte, 1, 0) <= 0
  }
}
