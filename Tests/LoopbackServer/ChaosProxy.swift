import Seeded

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A stretch of bad line between a client and a port of loopback: what comes from the port goes through its trouble, what
/// goes there passes as it is. It ends with the last reference to it; a thread a connection.
package final class ChaosProxy: Sendable {
  /// What becomes of what the port sends.
  package enum Trouble: Sendable {
    /// So many bytes pass; then an end.
    case cut(after: Int, End)
    /// Pieces of random length, each up to so many ms late; the same ones for the same seed.
    case jitter(milliseconds: Int32, seed: UInt64)
    /// One byte at a time, each so many ms late.
    case bytewise(milliseconds: Int32)
  }

  /// How a connection ends.
  package enum End: String, Sendable, CaseIterable {
    /// In order (FIN).
    case closed
    /// Hard (RST).
    case reset
    /// Not at all: nothing comes any more, and what the client sends is lost.
    case silent
  }

  package let port: UInt16
  private let listener: Int32

  package init(to target: UInt16, _ trouble: @escaping @Sendable (_ connection: Int) -> Trouble) throws {
    (listener, port) = try LoopbackSocket.listening()
    let listener = listener
    PosixThread.run {
      var connections = 0
      while true {
        let socket = accept(listener, nil, nil)
        if socket < 0, errno == EINTR || errno == ECONNABORTED { continue }
        guard socket >= 0 else { break }
        Descriptor.keepFromPrograms(socket)
        let trouble = trouble(connections)
        connections += 1
        PosixThread.run {
          var line = Line(client: socket, trouble: trouble)
          line.relay(to: target)
        }
      }
      close(listener)
    }
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  package var url: String { "http://127.0.0.1:\(port)" }
}

/// One connection through a `ChaosProxy`.
private struct Line {
  let client: Int32
  let trouble: ChaosProxy.Trouble
  /// Bytes that have passed to the client.
  var passed = 0
  var random: SeededGenerator

  init(client: Int32, trouble: ChaosProxy.Trouble) {
    self.client = client
    self.trouble = trouble
    random = if case .jitter(_, let seed) = trouble { SeededGenerator(seed: seed) } else { SeededGenerator(seed: 0) }
  }

  mutating func relay(to target: UInt16) {
    defer { close(client) }
    guard let service = LoopbackSocket.connected(to: target) else { return }
    defer { close(service) }
    var ends = [client, service].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 16_384)
    if case .cut(after: 0, let end) = trouble {
      // Not before the client has asked: until then its connecting may fail.
      _ = recv(client, &buffer, buffer.count, 0)
      return finish(end)
    }
    while poll(&ends, 2, -1) > 0 {
      if ends[0].revents != 0 {
        let count = recv(client, &buffer, buffer.count, 0)
        guard count > 0, Glibc.send(service, buffer, count, Int32(MSG_NOSIGNAL)) == count else { return }
      }
      if ends[1].revents != 0 {
        let count = recv(service, &buffer, buffer.count, 0)
        guard count > 0, pass(buffer[..<count]) else { return }
      }
    }
  }

  /// Hands bytes to the client; false when the connection has ended.
  private mutating func pass(_ bytes: ArraySlice<UInt8>) -> Bool {
    switch trouble {
    case .cut(let limit, let end):
      let rest = bytes.prefix(limit - passed)
      passed += rest.count
      guard send(rest) else { return false }
      if passed == limit { finish(end) }
      return passed < limit
    case .bytewise(let milliseconds):
      return bytes.indices.allSatisfy { send(bytes[$0...$0], after: milliseconds) }
    case .jitter(let milliseconds, _):
      var rest = bytes
      while !rest.isEmpty {
        let piece = rest.prefix(.random(in: 1...64, using: &random))
        guard send(piece, after: .random(in: 0...milliseconds, using: &random)) else { return false }
        rest = rest.dropFirst(piece.count)
      }
      return true
    }
  }

  private func send(_ bytes: ArraySlice<UInt8>, after milliseconds: Int32 = 0) -> Bool {
    if milliseconds > 0 { poll(nil, 0, milliseconds) }
    return bytes.withUnsafeBytes { Glibc.send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) } == bytes.count
  }

  private func finish(_ end: ChaosProxy.End) {
    switch end {
    case .closed: break
    case .reset: LoopbackSocket.endHard(client)
    case .silent:
      var buffer = [UInt8](repeating: 0, count: 4096)
      while recv(client, &buffer, buffer.count, 0) > 0 {}
    }
  }
}
