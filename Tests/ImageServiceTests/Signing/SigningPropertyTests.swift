import LoopbackServer
import Testing

@testable import ImageService

/// The signer and the gateway share no code: they have to make the same of any request.
@Suite struct SigningPropertyTests {
  @Test(arguments: 1...8)
  func `the gateway takes whatever is signed, and nothing else`(seed: UInt64) throws {
    var random = RandomRequests(seed: seed)
    for _ in 1...150 {
      let request = try random.next()
      let wire = try WireRequest(
        request.method, request.url, headers: request.headers, body: request.body, signer: request.signer,
        at: request.time)
      let key = request.signer.key
      let gateway = Gateway(
        keys: [key.id: .init(secret: key.secret.text, securityToken: key.securityToken?.text)],
        frozenTime: request.time.seconds)
      #expect(gateway.refusal(of: wire.head, body: wire.body) == nil, "\(wire.text)")
      let changed = random.changed(wire.head)
      #expect(gateway.refusal(of: changed, body: wire.body) != nil, "\(String(decoding: changed, as: UTF8.self))")
    }
  }
}
