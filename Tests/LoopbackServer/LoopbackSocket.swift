#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Sockets on 127.0.0.1.
package enum LoopbackSocket {
  package struct Failure: Error {
    let code: Int32

    package init(code: Int32) { self.code = code }
  }

  /// A socket that listens on a free loopback port.
  package static func listening() throws -> (socket: Int32, port: UInt16) {
    let (socket, port) = try bound()
    guard listen(socket, 256) == 0 else { throw Failure(code: errno) }
    return (socket, port)
  }

  /// A socket that has a loopback port for itself.
  private static func bound() throws -> (socket: Int32, port: UInt16) {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    Descriptor.keepFromPrograms(socket)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(socket, address, length) == 0 && getsockname(socket, address, &length) == 0
      }
    }
    guard isBound else { throw Failure(code: errno) }
    return (socket, UInt16(bigEndian: address.sin_port))
  }

  /// A port that nobody listens on, and nobody will: its socket is kept until the tests end, for no server to get it.
  package static func closedPort() throws -> UInt16 { try bound().port }

  /// A port to listen on: it was free a moment ago.
  package static func freePort() throws -> UInt16 {
    let (socket, port) = try bound()
    close(socket)
    return port
  }

  /// A socket connected to a loopback port; nil where nobody listens there.
  static func connected(to port: UInt16) -> Int32? {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    Descriptor.keepFromPrograms(socket)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let isConnected = withUnsafePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else {
      close(socket)
      return nil
    }
    return socket
  }

  /// Makes closing it a reset (RST) in place of an end in order (FIN).
  static func endHard(_ socket: Int32) {
    var hard = linger(l_onoff: 1, l_linger: 0)
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &hard, socklen_t(MemoryLayout<linger>.size))
  }
}
