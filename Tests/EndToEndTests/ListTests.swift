import Foundation
import ImageModel
import LoopbackServer
import TerminalDriver
import Testing

/// `imsbrowser list`, as scripts use it.
@Suite(.timeLimit(.withItsTurn)) struct `List` {
  /// A page with images of these numbers, and where it goes on.
  private static func page(_ numbers: Range<Int>, next: String? = nil) -> Step {
    let items = numbers.map { number in
      #"{"id": "id-\#(number)", "name": "image \#(number)", "status": "active", "min_disk": 4.0e1, "min_disk": null}"#
    }
    return .answer(200, #"{"images": [\#(items.joined(separator: ","))]\#(next.map { #","next":"\#($0)""# } ?? "")}"#)
  }

  @Test func `writes the first rows before the second page is asked for`() async throws {
    try await Host.with { host in
      let gate = Gate()
      let server = try ScriptedServer { request in
        request.number == 1
          ? [Self.page(0..<100, next: "/v2/images?marker=id-99")] : [.pause(gate), Self.page(100..<103)]
      }
      let lines = try await host.running("list", "--endpoint", server.url) { program in
        // The second page isn't there before the gate is opened.
        let first = try await program.lines(101)
        #expect(first.count == 102 && first[1].contains("image 0 "))
        await server.received(2)
        gate.open()
        return try await program.lines(104)
      }
      #expect(lines[0].hasPrefix("NAME ") && lines[0].hasSuffix("  ID"))
      #expect(lines[103].hasPrefix("image 102") && lines[103].hasSuffix("id-102"))
      #expect(server.requests.map(\.target) == ["/v2/images?limit=100", "/v2/images?limit=1000&marker=id-99"])
    }
  }

  @Test(arguments: [
    (1, ["limit=1"]), (99, ["limit=99"]), (100, ["limit=100"]), (101, ["limit=100", "limit=1&marker=id-99"]),
    (1105, ["limit=100", "limit=1000&marker=id-99", "limit=5&marker=id-1099"]),
  ])
  func `asks for no more than is wanted`(limit: Int, queries: [String]) async throws {
    try await Host.with { host in
      let server = try ScriptedServer { request in
        let query = request.target.split(separator: "?").last.map(String.init) ?? ""
        let values = query.split(separator: "&").compactMap { Int($0.split(whereSeparator: "=-".contains).last ?? "") }
        let start = values.count == 2 ? values[1] + 1 : 0
        let end = start + (values.first ?? 0)
        return [Self.page(start..<end, next: "/v2/images?marker=id-\(end - 1)")]
      }
      let outcome = try await host.run("list", "--endpoint", server.url, "--limit", "\(limit)", "-o", "json")
      #expect(outcome.status == 0 && outcome.talk.isEmpty)
      #expect(outcome.text.split(separator: "\n").count == limit)
      #expect(server.requests.map(\.target) == queries.map { "/v2/images?" + $0 })
    }
  }

  @Test func `writes each document as it came, one a line or one after the other`() async throws {
    try await Host.with { host in
      let server = try ScriptedServer { _ in [Self.page(0..<2)] }
      let json = try await host.run("list", "--endpoint", server.url, "-o", "json")
      #expect(
        json.text
          == (0...1).map {
            #"{"id":"id-\#($0)","name":"image \#($0)","status":"active","min_disk":4.0e1,"min_disk":null}"# + "\n"
          }.joined())
      let yaml = try await host.run("list", "--endpoint", server.url, "-o", "yaml")
      #expect(yaml.text.hasPrefix("---\nid: \"id-0\"\n") && yaml.text.contains("\n---\nid: \"id-1\"\n"))
    }
  }

  @Test func `a page that fails leaves what came before it, and ends with its status`() async throws {
    try await Host.with { host in
      let server = try ScriptedServer { request in
        request.number == 1
          ? [Self.page(0..<3, next: "/v2/images?marker=id-2")] : [.answer(403, #"{"message": "not you"}"#)]
      }
      let outcome = try await host.run("list", "--endpoint", server.url, "-o", "json")
      #expect(outcome.status == 4)
      #expect(outcome.text.split(separator: "\n").count == 3)
      #expect(outcome.talk.contains("may not list images (403)") && outcome.talk.contains("not you"))
    }
  }

  @Test func `says what was left out, and that there is nothing`() async throws {
    try await Host.with { host in
      let strays = try ScriptedServer(.answer(200, #"{"images": [{"id": "a"}, {"name": "no id"}, 5]}"#))
      let some = try await host.run("list", "--endpoint", strays.url, "-o", "json")
      #expect(some.status == 0 && some.text == "{\"id\":\"a\"}\n")
      #expect(some.talk == "imsbrowser: left out, since they have no id: 2 of the list's items\n")
      let empty = try ScriptedServer(.answer(200, #"{"images": []}"#))
      let nothing = try await host.run("list", "--endpoint", empty.url)
      #expect(nothing.status == 0 && nothing.output.isEmpty)
      #expect(nothing.talk == "imsbrowser: the service lists no images\n")
    }
  }

  @Test func `ends quietly where its reader has gone, and asks for nothing more`() async throws {
    try await Host.with { host in
      let gone = try await host.shell("\"$imsbrowser\" list --endpoint $service -o json | head -1")
      #expect(gone.status == 0 && gone.talk.isEmpty)
      #expect(gone.text.split(separator: "\n").count == 1)
    }
  }

  @Test func `lists the sample service, chosen and sorted`() async throws {
    try await Host.with { host in
      let all = try await host.run("list", "--endpoint", host.service, "-o", "json")
      #expect(all.text.split(separator: "\n").count > 400)
      let chosen = try await host.run(
        "list", "--endpoint", host.service, "os:windows", "type:private", "--sort", "name:desc")
      let names = chosen.text.split(separator: "\n").dropFirst().map { $0.split(separator: " ")[0] }
      #expect(names.count > 20 && names == names.sorted(by: >))
      #expect(chosen.text.split(separator: "\n").dropFirst().allSatisfy { $0.contains("Windows") })
    }
  }

  @Test func `lets no control of a service's through`() async throws {
    try await Host.with { host in
      for form in ["text", "json", "yaml"] {
        let outcome = try await host.run("list", "--endpoint", host.service, "-o", form)
        #expect(outcome.status == 0)
        #expect(hidden(in: outcome.output) == [])
      }
    }
  }

  @Test(arguments: [["nmae:x"], ["status:actve"], ["--sort", "colour"], ["--limit", "0"], ["-o", "csv"]])
  func `ends with 64 where it is used wrongly, and names the word`(arguments: [String]) async throws {
    try await Host.with { host in
      let outcome = try await host.run(["list", "--endpoint", host.service] + arguments)
      #expect(outcome.status == 64 && outcome.output.isEmpty)
      #expect(outcome.talk.contains(arguments[0].hasPrefix("-") ? arguments[0].filter { $0 != "-" } : arguments[0]))
    }
  }

  @Test func `fits the terminal and keeps the ids whole`() async throws {
    try await Host.with { host in
      try await host.inTerminal(["list", "--endpoint", host.service, "--limit", "5"], columns: 80, rows: 24) {
        terminal in
        let screen = try await terminal.waitFor("NAME")
        #expect(try await terminal.waitForExit() == 0)
        #expect(screen[0].hasSuffix("ID") || screen[0].contains("ID "))
        let transcript = String(decoding: try await terminal.waitForTranscript(), as: UTF8.self)
        #expect(transcript.contains("7c1d5e0a-93b4-4f26-8e57-a0c4b1f6d283"))
      }
    }
  }
}
