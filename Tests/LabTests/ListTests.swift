import Foundation
import TerminalDriver
import Testing

@Suite(.enabled(if: Lab.url != nil, "make test-lab starts the service"), .timeLimit(.minutes(5)))
struct `list against a real Glance` {
  @Test func `gives every image once, in the service's order and its own words`() async throws {
    let outcome = try await Lab.list("-o", "json")
    let walked = try await Lab.walk()
    #expect(outcome.status == 0, "\(outcome.talk)")
    let listed = try outcome.output.split(separator: UInt8(ascii: "\n")).map {
      try JSONSerialization.jsonObject(with: $0) as? NSDictionary
    }
    #expect(listed == walked)
    #expect(Set(listed.compactMap { $0?["id"] as? String }).count == listed.count)
  }

  @Test(arguments: [
    (["status:deactivated"], [4]), (["status:queued,deactivated"], [7, 6, 5, 4, 3]), (["os:windows"], [2]),
    (["__os_type:Windows"], [2]), (["protected:true"], [2]), (["name:Windows Server 2019"], [2]), (["name:*2019"], [2]),
    (["tag:生产", "tag:linux"], [1]), (["visibility:public"], [1]), (["owner:nobody"], []),
    (["status:active", "--sort", "name:asc"], [1, 2]), (["since:2000-01-01", "before:2001-01-01"], []),
  ])
  func `gives what filters let through`(arguments: [String], numbers: [Int]) async throws {
    let outcome = try await Lab.list(arguments + ["-o", "json"])
    #expect(outcome.status == 0, "\(outcome.talk)")
    let ids = try outcome.output.split(separator: UInt8(ascii: "\n")).compactMap {
      (try JSONSerialization.jsonObject(with: $0) as? NSDictionary)?["id"] as? String
    }.filter(Lab.images.contains)
    // Several are of one second.
    #expect(Set(ids) == Set(numbers.map { Lab.images[$0 - 1] }))
  }

  @Test(arguments: ["text", "json", "yaml"])
  func `lets no control of the service's through a pipe`(form: String) async throws {
    let outcome = try await Lab.list("-o", form)
    #expect(outcome.status == 0)
    #expect(outcome.text.contains(Lab.hostile))
    #expect(hidden(in: outcome.output) == [])
  }
}
