import ImageModel
import LoopbackServer
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@testable import ImageService

@Suite struct TransportTests {
  private func request(_ server: ScriptedServer) -> Request {
    Request(url: server.url + "/", token: nil, bounds: FetchBounds(timeout: 20))
  }

  @Test func `no thread is started before the first ask`() async throws {
    let server = try ScriptedServer(.image("x"))
    let service = try service(at: server.endpoint)
    #expect(await service.hasStarted == false)
    _ = try await service.image(ImageID("x"))
    #expect(await service.hasStarted)
  }

  @Test func `the thread sleeps while nothing is under way`() async throws {
    let server = try ScriptedServer(.image("x"))
    let transport = try Transport(threadName: "sleeper")
    _ = try await transport.answer(to: request(server))
    let thread = try #require(Thread.named("sleeper"))
    // It may still be on its way to sleep when it is first looked at; woken by a timer, it would never pass.
    var slept = false
    for _ in 1...5 where !slept {
      while !thread.isAsleep { await Task.yield() }
      let switches = thread.switches
      // Another transport's deadline passes meanwhile.
      _ = try await failure(of: .hang, bounds: FetchBounds(timeout: 0.3))
      slept = thread.switches == switches
    }
    #expect(slept)
    let switches = thread.switches
    _ = try await transport.answer(to: request(server))
    #expect(thread.switches > switches)
  }

  @Test func `the thread ends with the last reference to its transport`() async throws {
    let server = try ScriptedServer(.image("x"))
    do {
      let transport = try Transport(threadName: "mortal")
      _ = try await transport.answer(to: request(server))
      #expect(Thread.named("mortal") != nil)
    }
    while Thread.named("mortal") != nil { await Task.yield() }
    // The connection that it kept for the next ask is closed as well.
    await server.abandoned(1)
  }

  @Test func `signals are none of the thread's business`() async throws {
    let server = try ScriptedServer(.image("x"))
    let transport = try Transport(threadName: "deaf")
    _ = try await transport.answer(to: request(server))
    let thread = try #require(Thread.named("deaf"))
    for signal in [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGPIPE] { #expect(thread.blocks(signal)) }
    for signal in [SIGSEGV, SIGILL, SIGTRAP, SIGABRT] { #expect(!thread.blocks(signal)) }
    withExtendedLifetime(transport) {}
  }
}
