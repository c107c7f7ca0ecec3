import Foundation
import Glibc
import TerminalDriver
import Testing

/// The list of images viewed, as scripts, several browsers and bad luck leave it.
@Suite(.timeLimit(.withItsTurn)) struct `The history` {
  /// Views images in a browser, one after the other.
  private func view(_ ids: String..., on host: Host) async throws {
    try await host.browse { terminal in
      try await terminal.waitFor("Recently viewed")
      for id in ids {
        try await terminal.paste(id)
        try await terminal.waitUntil { $0[0].contains(" ms ") && $0[1].contains(id) }
      }
      try await quit(terminal)
    }
  }

  /// Makes the file one that is no database; what SQLite keeps beside it would mend it.
  private func damageHistory(of host: Host) throws {
    let folder = host.history.deletingLastPathComponent()
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      try FileManager.default.removeItem(at: file)
    }
    try Data("no database at all".utf8).write(to: host.history)
  }

  @Test func `is empty at first, and no failure`() async throws {
    try await Host.with { host in
      let text = try await host.run("history")
      #expect(text.status == 0 && text.output.isEmpty && text.talk.isEmpty)
      #expect(
        try await host.run("history", "list", "-o", "json").text == "{\"imsbrowser-history\":1,\"images\":[\n]}\n")
      let clear = try await host.run("history", "clear")
      #expect(clear.status == 0 && clear.talk == "imsbrowser: removed 0 images\n")
      let remove = try await host.run("history", "remove", Samples.centOS)
      #expect(remove.status == 3 && remove.talk == "imsbrowser: \(Samples.centOS) is not in the history.\n")
    }
  }

  @Test func `is listed, latest first, trimmed and emptied`() async throws {
    try await Host.with { host in
      try await view(Samples.centOS, Samples.chinese, Samples.ubuntu, on: host)
      #expect(try await host.viewed() == [Samples.ubuntu, Samples.chinese, Samples.centOS])
      let lines = try await host.run("history").text.split(separator: "\n")
      #expect(lines.count == 3)
      #expect(lines[1].contains(Samples.chinese) && lines[1].contains("欧拉 EulerOS") && lines[1].contains(host.service))

      #expect(try await host.run("history", "remove", Samples.chinese).status == 0)
      #expect(try await host.viewed() == [Samples.ubuntu, Samples.centOS])
      #expect(try await host.run("history", "--endpoint", "http://elsewhere.invalid").output.isEmpty)
      #expect(
        try await host.run("history", "clear", "--endpoint", "http://elsewhere.invalid").talk.contains("0 images"))
      #expect(try await host.run("history", "--endpoint", host.service).text.split(separator: "\n").count == 2)
      #expect(try await host.run("history", "--demo").output.isEmpty)
      #expect(try await host.run("history", "clear").talk == "imsbrowser: removed 2 images\n")
      #expect(try await host.viewed() == [])
    }
  }

  @Test func `of the demo is kept apart`() async throws {
    try await Host.with { host in
      try await host.browseDemo { try await quit($0) }
      #expect(try await host.run("history", "--demo").text.split(separator: "\n").count == 9)
      #expect(try await host.viewed() == [])
    }
  }

  @Test func `fits its lines to the terminal`() async throws {
    try await Host.with { host in
      try await view(Samples.longName, Samples.chinese, on: host)
      try await host.inTerminal(["history"], columns: 50) { terminal in
        #expect(try await terminal.waitForExit() == 0)
        let screen = try await terminal.screen()
        #expect(screen.prefix(2).allSatisfy { $0.cells <= 50 && $0.hasSuffix("…") } && screen[2].isEmpty)
      }
    }
  }

  @Test func `that is damaged is set aside, said so, and begun anew`() async throws {
    try await Host.with { host in
      try await view(Samples.centOS, on: host)
      try damageHistory(of: host)
      let first = try await host.run("history")
      #expect(first.status == 2)
      #expect(first.talk.contains("damaged. It is kept as "))
      let folder = host.history.deletingLastPathComponent()
      let aside = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains("damaged") }
      #expect(try aside.map { try Data(contentsOf: folder.appending(path: $0)) } == [Data("no database at all".utf8)])
      let second = try await host.run("history")
      #expect(second.status == 0 && second.talk.isEmpty)
    }
  }

  @Test func `that is damaged is told in the browser, before anything else, and the session keeps views`() async throws
  {
    try await Host.with { host in
      try await view(Samples.centOS, on: host)
      try damageHistory(of: host)
      try host.configure("colour: always\n")
      try await host.browse { terminal in
        try await terminal.waitFor("The history file was damaged. It is kept as")
        try await terminal.paste(Samples.ubuntu)
        try await waitForAnswer("┬ Ubuntu", in: terminal)
        try await quit(terminal)
      }
      #expect(try await host.viewed() == [Samples.ubuntu])
    }
  }

  @Test func `of a newer version is shown and said to be only read, and stays as it is`() async throws {
    try await Host.with { host in
      try await view(Samples.centOS, on: host)
      // PRAGMA user_version (https://www.sqlite.org/fileformat2.html).
      let file = try FileHandle(forUpdating: host.history)
      try file.seek(toOffset: 60)
      try file.write(contentsOf: [0, 0, 0, 99])
      try file.close()
      let before = try Data(contentsOf: host.history)
      try await host.browse { terminal in
        try await terminal.waitFor("It is only read; new views are not kept.")
        try await terminal.waitFor("┬ CentOS 7.3")
        try await terminal.paste(Samples.ubuntu)
        try await waitForAnswer("┬ Ubuntu", in: terminal)
        try await quit(terminal)
      }
      #expect(try await host.viewed() == [Samples.centOS])
      #expect(try Data(contentsOf: host.history) == before)
    }
  }

  @Test func `without a folder for it costs nothing but itself`() async throws {
    try await Host.with { host in
      try Data().write(to: host.home.appending(path: "state"))
      for command in [["list"], ["clear"], ["remove", Samples.centOS]] {
        let outcome = try await host.shell("\"$imsbrowser\" history " + command.joined(separator: " "))
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.talk.contains("Views are not kept"))
      }
      try await host.browse { terminal in
        try await terminal.waitFor("The history can’t be made at ")
        try await terminal.paste(Samples.centOS)
        try await waitForAnswer("┬ CentOS 7.3", in: terminal)
        try await terminal.paste(Samples.ubuntu)
        try await waitForAnswer("┬ Ubuntu 22.04", in: terminal)
        try await terminal.send("[")
        try await terminal.waitFor("┬ CentOS 7.3")
        try await terminal.send("Escape", "p")
        try await terminal.waitFor("Pinned")
        try await terminal.send("x")
        try await terminal.waitFor("Removed")
        try await quit(terminal)
      }
    }
  }

  @Test func `of two browsers at once is the history of both`() async throws {
    try await Host.with { host in
      try await host.browse { one in
        try await host.browse { other in
          try await one.waitFor("Nothing viewed")
          try await other.waitFor("Nothing viewed")
          try await one.paste(Samples.centOS)
          try await other.paste(Samples.ubuntu)
          try await waitForAnswer("┬ CentOS 7.3", in: one)
          try await waitForAnswer("┬ Ubuntu 22.04", in: other)
          try await one.send("r")
          try await other.paste(Samples.chinese)
          try await waitForAnswer("┬ 欧拉", in: other)
          try await quit(one)
          try await quit(other)
        }
      }
      #expect(Set(try await host.viewed()) == [Samples.centOS, Samples.ubuntu, Samples.chinese])
    }
  }

  @Test func `is cleared under a browser's feet without harm`() async throws {
    try await Host.with { host in
      try await host.browse(Samples.centOS) { terminal in
        try await waitForAnswer("┬ CentOS 7.3", in: terminal)
        while try await host.viewed() != [Samples.centOS] {}
        #expect(try await host.run("history", "clear").talk.contains("removed 1 image"))
        try await terminal.send("Escape", "p")
        try await terminal.waitFor("Pinned")
        try await terminal.paste(Samples.ubuntu)
        try await waitForAnswer("┬ Ubuntu 22.04", in: terminal)
        try await terminal.send("[")
        try await terminal.waitFor("Nothing is kept of this image")
        try await quit(terminal)
      }
      #expect(try await host.viewed() == [Samples.ubuntu])
    }
  }

  @Test func `is readable by its owner alone`() async throws {
    try await Host.with { host in
      try await view(Samples.centOS, on: host)
      let folder = host.history.deletingLastPathComponent()
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(files.contains("history.sqlite"))
      for file in files {
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.appending(path: file).path)
        #expect(attributes[.posixPermissions] as? Int == 0o600, "\(file)")
      }
      #expect(try FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions] as? Int == 0o700)
    }
  }
}
