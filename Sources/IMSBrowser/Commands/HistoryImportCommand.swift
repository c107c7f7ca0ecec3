import ArgumentParser
import FoundationEssentials
import Glibc
import ImageHistory
import ImageModel

extension HistoryCommand {
  struct ImportCommand: Performable {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Take in a history from another machine.",
      discussion: """
        There: imsbrowser history -o json > FILE. Images, views, snapshots and notes are joined with those that are here;
        doing it again changes nothing. A file that is damaged, or is something else, changes nothing either.
        """)

    @Argument(help: ArgumentHelp("The file; - for standard input.", valueName: "file"))
    var file: String

    @OptionGroup var options: HistoryFileOptions

    @MainActor func perform() async throws {
      try await reporting {
        let input = try open()
        defer { close(input) }
        try await options.withStore { store in
          do {
            tell(try await store.merge { try read(input) }, store.capacity)
          } catch let problem as HistoryExchange.Problem {
            throw Failed("\(file): \(problem.message)", .failed)
          }
        }
      }
    }

    private func open() throws(Failed) -> Int32 {
      let input = file == "-" ? dup(STDIN_FILENO) : Glibc.open(file, O_RDONLY | O_CLOEXEC)
      guard input >= 0 else { throw unreadable(errno) }
      return input
    }

    private static let bytesAtOnce = 1 << 16

    private func read(_ input: Int32) throws(Failed) -> [UInt8] {
      var error: Int32 = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: Self.bytesAtOnce) { buffer, count in
        var got = Glibc.read(input, buffer.baseAddress, buffer.count)
        while got < 0, errno == EINTR { got = Glibc.read(input, buffer.baseAddress, buffer.count) }
        if got < 0 { error = errno }
        count = max(0, got)
      }
      guard error == 0 else { throw unreadable(error) }
      return bytes
    }

    private func unreadable(_ error: Int32) -> Failed {
      Failed("\(file) can't be read: \(String(cString: strerror(error))).", .failed)
    }

    @MainActor private func tell(_ merged: HistoryExchange.Merged, _ capacity: Int) {
      guard merged != HistoryExchange.Merged() else { return Standard.say("Nothing new: the history has all of it.") }
      Standard.say(
        "Images added: \(merged.imagesAdded), updated: \(merged.imagesUpdated). Snapshots added: \(merged.snapshotsAdded)."
      )
      if merged.imagesEvicted > 0 {
        Standard.say("Images removed, since the history keeps \(capacity): \(merged.imagesEvicted).")
      }
      if merged.snapshotsEvicted > 0 {
        Standard.say("Former snapshots removed, for want of room: \(merged.snapshotsEvicted).")
      }
      if merged.notesLeftOut > 0 {
        Standard.say("Notes left out, since they would be too long beside those here: \(merged.notesLeftOut).")
      }
    }
  }
}
