import Foundation
import TerminalDriver
import Testing

/// The operator's own words on an image, and what they take away: a file, or the whole history.
@Suite(.timeLimit(.withItsTurn)) struct `Notes and exports` {
  private static let note = "用于财务系统: ask before deleting"

  @Test func `a note is kept with its image, shown, found, and removed again`() async throws {
    try await Host.with { host in
      try await host.browse(Samples.centOS) { terminal in
        try await waitForAnswer("┬ CentOS 7.3", in: terminal)
        try await terminal.send("m")
        try await terminal.waitFor(" Note:")
        try await terminal.paste(Self.note)
        try await terminal.waitFor("Note: " + Self.note)
        try await terminal.send("Enter")
        try await terminal.waitFor("The note is kept.")
        try await quit(terminal)
      }
      #expect(try await host.run("history", "-o", "json").text.contains(Self.note))
      try await host.browse(columns: 80, rows: 24) { terminal in
        try await terminal.waitFor("Note: " + Self.note)
        try await terminal.send("/")
        try await terminal.type("finance")
        try await terminal.waitFor("0 of 1")
        try await terminal.send("C-u")
        try await terminal.type("deleting")
        try await terminal.waitFor("1 of 1")
        try await terminal.send("Enter", "m", "C-u", "Enter")
        try await terminal.waitFor("The note is removed.")
        try await quit(terminal)
      }
      #expect(try await !host.run("history", "-o", "json").text.contains(Self.note))
    }
  }

  @Test func `an image goes into a file, and over one that is there only after a second word`() async throws {
    try await Host.with { host in
      let file = host.home.appending(path: "image.yaml")
      try await host.browse(Samples.centOS) { terminal in
        try await waitForAnswer("┬ CentOS 7.3", in: terminal)
        try await terminal.send("E")
        try await terminal.waitFor("Export to: CentOS-7.3")
        try await terminal.send("C-u")
        try await terminal.type("~/image.yaml")
        try await terminal.send("Enter")
        try await terminal.waitFor("Exported to ~/image.yaml")
        let yaml = try await host.show(Samples.centOS, "-o", "yaml").output
        #expect(try Data(contentsOf: file) == yaml)
        try Data("mine".utf8).write(to: file)
        try await terminal.send("E", "C-u")
        try await terminal.type("~/image.yaml")
        try await terminal.send("Enter")
        try await terminal.waitFor("There is such a file.")
        #expect(try Data(contentsOf: file) == Data("mine".utf8))
        try await terminal.send("y")
        try await terminal.waitFor("Exported to ~/image.yaml")
        #expect(try Data(contentsOf: file) == yaml)
        try await terminal.send("E", "C-u")
        try await terminal.type("~/nowhere/image.md")
        try await terminal.send("Enter")
        try await terminal.waitFor("There is no folder")
        try await terminal.send("Escape")
        try await terminal.waitUntil { !$0.contains { $0.contains("Export to:") } }
        try await quit(terminal)
      }
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/shm")))
  func `an export beyond the file size that is allowed leaves nothing behind`() async throws {
    try await Host.with { host in
      let folder = host.home.appending(path: "small")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let limited = ["sh", "-c", "ulimit -f 1; exec \"$0\" \"$@\""]
      try await host.browse(Samples.manyProperties, after: limited) { terminal in
        try await terminal.waitUntil { $0[0].contains(" ms ") }
        try await terminal.send("E", "C-u")
        try await terminal.type("~/small/a.json")
        try await terminal.send("Enter")
        try await terminal.waitFor("The disk is full, or a quota is used up. Nothing was written.")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
        try await terminal.send("Escape")
        try await terminal.send("Q")
        _ = try await terminal.waitForExit()
      }
    }
  }

  @Test func `a history goes to another machine, notes and pins with it, and joins the one there`() async throws {
    try await Host.with { here in
      try await Host.withoutTurn { there in
        try await here.browse(Samples.centOS) { terminal in
          try await waitForAnswer("┬ CentOS 7.3", in: terminal)
          try await terminal.send("p", "m")
          try await terminal.type("golden")
          try await terminal.send("Enter")
          try await terminal.waitFor("The note is kept.")
          try await quit(terminal)
        }
        try await there.browse(Samples.ubuntu) { terminal in
          try await waitForAnswer("┬ Ubuntu 22.04", in: terminal)
          try await quit(terminal)
        }
        let file = there.home.appending(path: "carried.json")
        let document = try await here.run("history", "-o", "json")
        #expect(document.status == 0 && document.talk.isEmpty)
        try document.output.write(to: file)
        let first = try await there.run("history", "import", file.path)
        #expect(first.status == 0 && first.output.isEmpty)
        #expect(first.talk == "imsbrowser: Images added: 1, updated: 0. Snapshots added: 1.\n")
        let again = try await there.shell("\"$imsbrowser\" history import - < '\(file.path)'")
        #expect(again.status == 0 && again.talk == "imsbrowser: Nothing new: the history has all of it.\n")
        #expect(try await there.viewed() == [Samples.ubuntu, Samples.centOS])
        let text = try await there.run("history").text
        #expect(text.contains("* \(Samples.centOS)"))
        #expect(try await there.run("history", "-o", "json").text.contains("\"note\":\"golden\""))
      }
    }
  }

  @Test(arguments: [
    ("", "no exported history"), ("[]\n", "no exported history"), ("{\"id\": \"x\"}", "no exported history"),
    ("\u{1B}[2J", "no exported history"), ("{\"imsbrowser-history\":99,\"images\":[]}", "newer version"),
    ("{\"imsbrowser-history\":1,\"images\":[{\"id\":", "ends too early"),
    ("{\"imsbrowser-history\":1,\"images\":[7]}", "Image 1 of the file"),
  ])
  func `what is no history changes nothing, and says so`(text: String, words: String) async throws {
    try await Host.with { host in
      let file = host.home.appending(path: "file")
      try Data(text.utf8).write(to: file)
      let outcome = try await host.run("history", "import", file.path)
      #expect(outcome.status == 1 && outcome.output.isEmpty)
      #expect(outcome.talk.contains(words) && outcome.talk.contains("Nothing was imported."))
      #expect(try await host.viewed() == [])
    }
  }

  @Test func `a file that can't be read is said, and none is wrong usage`() async throws {
    try await Host.with { host in
      let missing = try await host.run("history", "import", "/nonexistent/file")
      #expect(missing.status == 1)
      #expect(missing.talk == "imsbrowser: /nonexistent/file can't be read: No such file or directory.\n")
      let folder = try await host.run("history", "import", "/")
      #expect(folder.status == 1 && folder.talk == "imsbrowser: / can't be read: Is a directory.\n")
      #expect(try await host.run("history", "import").status == 64)
    }
  }
}
