import CustomDump
import Foundation
import LoopbackServer
import TerminalDriver
import Testing

/// `imsbrowser show`, as scripts use it.
@Suite(.timeLimit(.withItsTurn)) struct `Show` {
  @Test(arguments: Samples.documents)
  func `prints the service's document as JSON: every key in its order, duplicates, nulls and digits`(
    id: String
  ) async throws {
    try await Host.with { host in
      let outcome = try await host.show(id, "-o", "json")
      #expect(outcome.status == 0 && outcome.talk.isEmpty)
      let document = try #require(Samples.json(id))
      expectNoDifference(tokens(of: outcome.text), tokens(of: document))
    }
  }

  @Test func `prints text that reads like the detail pane, and yaml that quotes every text`() async throws {
    try await Host.with { host in
      let text = try await host.show(Samples.centOS).text
      #expect(["IDENTITY\n", "\nOS\n", "\nCAPABILITIES\n", "\nSTORAGE\n"].allSatisfy(text.contains))
      #expect(text.contains("  Name  ") && text.contains("CentOS 7.3 64bit FPGA tools\n"))
      let yaml = try await host.show(Samples.centOS, "-o", "yaml").text
      #expect(yaml.contains("\nname: \"CentOS 7.3 64bit FPGA tools\"\n") && yaml.contains("\nmin_disk: 100\n"))
    }
  }

  @Test func `prints the fields asked for, in that order, a line each`() async throws {
    try await Host.with { host in
      let fields = ["-f", "min_disk", "-f", "__os_type", "-f", "min_disk"]
      func printed(_ form: String) async throws -> String {
        try await host.show(
          Samples.centOS, "-o", form, fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]
        ).text
      }
      #expect(try await printed("value") == "100\nLinux\n100\n")
      #expect(try await printed("text").split(separator: "\n").map { $0.contains("Linux") } == [false, true, false])
      let json = tokens(of: try await printed("json"))
      #expect(json.filter { $0 == "min_disk" }.count == 2)
      #expect(try await host.show(Samples.ubuntu, "-o", "value", "-f", "name").text == "Ubuntu 22.04 server 64bit\n")
    }
  }

  @Test func `says of a field that the image lacks that it does: known ones are no failure, unknown ones are`()
    async throws
  {
    try await Host.with { host in
      let absent = try await host.show(Samples.centOS, "-o", "value", "-f", "max_ram", "-f", "name")
      #expect(absent.status == 0)
      #expect(absent.text == "\nCentOS 7.3 64bit FPGA tools\n")
      #expect(absent.talk.contains("no field max_ram"))
      let unknown = try await host.show(Samples.centOS, "-o", "value", "-f", "nmae", "-f", "name")
      #expect(unknown.status == 1)
      #expect(unknown.text == "\nCentOS 7.3 64bit FPGA tools\n")
      #expect(unknown.talk.contains("no field nmae"))
    }
  }

  @Test(arguments: [
    Samples.centOS, Samples.chinese, Samples.hostile, Samples.description, Samples.manyProperties, Samples.longName,
    Samples.numbers, Samples.nested,
  ])
  func `fits its text to a terminal of 40 columns`(id: String) async throws {
    try await Host.with { host in
      try await host.inTerminal(["show", id, "--endpoint", host.service], columns: 40) { terminal in
        #expect(try await terminal.waitForExit() == 0)
        let text = String(decoding: try await terminal.waitForTranscript(), as: UTF8.self)
        let lines = text.split(whereSeparator: \.isNewline)
        #expect(lines.count > 20)
        #expect(lines.filter { $0.cells > 40 } == [])
      }
    }
  }

  @Test func `prints a value raw into a pipe`() async throws {
    try await Host.with { host in
      let outcome = try await host.show(Samples.hostile, "-o", "value", "-f", "name")
      #expect(outcome.text.hasPrefix("\u{1B}[31mred\u{1B}[0m \u{1B}]0;owned\u{7}"))
    }
  }

  @Test(arguments: [
    ("500", 6, "request id: "), ("400", 1, "request id: "), ("404", 3, "request id: "), ("401", 4, "doctor"),
    ("403", 4, "request id: "), ("429", 6, "30 s"), ("502", 6, "request id"), ("503", 6, "120 s"),
    ("302", 7, "Redirects are not followed"), ("2001", 7, "login page"), ("2002", 7, "nothing"),
    ("2003", 7, "not an image"),
    ("2004", 7, "not JSON"), ("2005", 5, "closed"),
  ])
  func `ends with the status of the failure, in words on stderr alone`(
    id: String, status: Int32, words: String
  ) async throws {
    try await Host.with { host in
      for form in ["text", "json"] {
        let outcome = try await host.show(Samples.trouble(Int(id) ?? 0), "-o", form)
        #expect(outcome.status == status)
        #expect(outcome.output.isEmpty)
        #expect(outcome.talk.contains(words))
        let lines = outcome.talk.split(separator: "\n")
        #expect(lines.count >= 2 && lines.allSatisfy { $0.hasPrefix("imsbrowser: ") })
      }
    }
  }

  @Test func `ends with 5 where nothing answers`() async throws {
    try await Host.with { host in
      let port = try LoopbackSocket.closedPort()
      let refused = try await host.run("show", Samples.centOS, "--endpoint", "http://127.0.0.1:\(port)")
      let unknown = try await host.run("show", Samples.centOS, "--endpoint", "http://nowhere.invalid")
      let late = try await host.show(Samples.slow, "--timeout", "0.2")
      for (outcome, words) in [(refused, "refused"), (unknown, "DNS"), (late, "within 0.2 s")] {
        #expect(outcome.status == 5)
        #expect(outcome.output.isEmpty)
        #expect(outcome.talk.contains(words))
        #expect(!outcome.talk.contains("the service says"))
      }
    }
  }

  @Test(arguments: [
    ["show"], ["show", "--demo", "a b"], ["show", "--demo", ".."], ["show", Samples.centOS],
    ["show", Samples.centOS, "--no"],
    ["show", Samples.centOS, "--demo", "-o", "xml"], ["show", Samples.centOS, "--demo", "--timeout", "0"],
    ["show", Samples.centOS, "--demo", "--timeout", "-1"], ["show", Samples.centOS, "--demo", "--timeout", "nan"],
    ["show", Samples.centOS, "--demo", "--endpoint", "http://localhost"],
    ["show", Samples.centOS, "--endpoint", "ftp://x"],
    ["show", Samples.centOS, "--endpoint", "localhost"], ["show", Samples.centOS, "--endpoint", "http://user:pw@host"],
    ["--nonsense"], ["history", "burn"], ["demo-server", "--port", "70000"],
  ])
  func `ends with 64 where it is used wrongly, and says how`(arguments: [String]) async throws {
    try await Host.with { host in
      let outcome = try await host.shell("\"$imsbrowser\" " + arguments.map { "'\($0)'" }.joined(separator: " "))
      #expect(outcome.status == 64)
      #expect(outcome.output.isEmpty)
      #expect(!outcome.talk.isEmpty)
    }
  }

  @Test func `sends OS_TOKEN to the service and shows it nowhere`() async throws {
    try await Host.with { host in
      let token = "gAAAAAB-very-secret-token"
      let server = try ScriptedServer { $0.number == 1 ? [.image(Samples.centOS)] : [.answer(401, "{}")] }
      for _ in 1...2 {
        let outcome = try await host.run(
          "show", Samples.centOS, "--endpoint", server.url, environment: ["OS_TOKEN": token])
        #expect(!outcome.text.contains(token) && !outcome.talk.contains(token))
      }
      #expect(server.requests.map { $0[header: "X-Auth-Token"] } == [token, token])
    }
  }

  @Test(arguments: ["line\nbreak", "trailing\n", "tab\tbed", "esc\u{1B}[2J"])
  func `says what is wrong with an OS_TOKEN, without showing it`(token: String) async throws {
    try await Host.with { host in
      let server = try ScriptedServer(.image(Samples.centOS))
      let outcome = try await host.run(
        "show", Samples.centOS, "--endpoint", server.url, environment: ["OS_TOKEN": token])
      if outcome.status == 0 {
        #expect(token == "trailing\n" && server.requests.first?[header: "X-Auth-Token"] == "trailing")
      } else {
        #expect(outcome.status == 4 && outcome.talk.hasPrefix("imsbrowser: OS_TOKEN: "))
        #expect(outcome.output.isEmpty && server.requests.isEmpty)
        #expect(hidden(in: outcome.errors) == [])
      }
    }
  }

  @Test func `ends quietly where its reader has gone, and says so where its answer can't be written`() async throws {
    try await Host.with { host in
      let gone = try await host.shell("\"$imsbrowser\" show \(Samples.manyProperties) --endpoint $service | head -3")
      #expect(gone.status == 0 && gone.text.hasSuffix("\n\nIDENTITY\n") && gone.talk.isEmpty)
      for form in ["text", "json", "value"] {
        let full = try await host.shell(
          "\"$imsbrowser\" show \(Samples.centOS) --endpoint $service -o \(form) >/dev/full")
        #expect(full.status == 1)
        #expect(full.talk.contains("No space left on device"))
      }
    }
  }
}

/// The tokens of a JSON text: texts with their escapes resolved, all else as it stands.
private func tokens(of json: String) -> [String] {
  var result: [String] = []
  var rest = Array(json.unicodeScalars)[...]
  while let first = rest.popFirst() {
    var token = String(first)
    switch first {
    case " ", "\n", "\r", "\t": continue
    case "{", "}", "[", "]", ":", ",": break
    case "\"":
      while let next = rest.popFirst() {
        token.unicodeScalars.append(next)
        if next == "\\", let escaped = rest.popFirst() { token.unicodeScalars.append(escaped) }
        if next == "\"" { break }
      }
      token = (try? JSONDecoder().decode(String.self, from: Data(token.utf8))) ?? token
    default:
      while let next = rest.first, !",]} \n\r\t:".unicodeScalars.contains(next) {
        token.unicodeScalars.append(next)
        rest = rest.dropFirst()
      }
    }
    result.append(token)
  }
  return result
}
