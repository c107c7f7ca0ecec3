import ArgumentParser
import FoundationEssentials
import Glibc
import ImageHistory
import ImageModel

extension HistoryCommand {
  struct ImportCommand: Performable {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "import", abstract: String("Take in a history from another machine.", zh: "导入另一台主机的历史记录。"),
        discussion: String(
          """
          There: imsbrowser history -o json > FILE. Images, views, snapshots and notes are joined with those that are here;
          doing it again changes nothing. A file that is damaged, or is something else, changes nothing either.
          """,
          zh: """
            先在另一台主机上运行：imsbrowser history -o json > FILE。镜像、查看记录、快照和备注会与本机的合并；\
            重复导入不会有任何变化。文件损坏或不是历史记录时，不会改变任何内容。
            """))
    }

    @Argument(help: ArgumentHelp("The file; - for standard input.", zh: "文件；- 表示标准输入。", value: .file))
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
            throw Failed(PrintableText("\(file): \(problem.message)", zh: "\(file)：\(problem.message)"), .failed)
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
      let reason = String(cString: strerror(error))
      return Failed(PrintableText("\(file) can't be read: \(reason).", zh: "无法读取 \(file)：\(reason)。"), .failed)
    }

    @MainActor private func tell(_ merged: HistoryExchange.Merged, _ capacity: Int) {
      guard merged != HistoryExchange.Merged() else {
        return Standard.say(PrintableText("Nothing new: the history has all of it.", zh: "没有新内容：历史记录中已全部存在。"))
      }
      Standard.say(
        PrintableText(
          "Images added: \(merged.imagesAdded), updated: \(merged.imagesUpdated). Snapshots added: \(merged.snapshotsAdded).",
          zh: "新增镜像 \(merged.imagesAdded) 个，更新 \(merged.imagesUpdated) 个；新增快照 \(merged.snapshotsAdded) 个。")
      )
      if merged.imagesEvicted > 0 {
        Standard.say(
          PrintableText(
            "Images removed, since the history keeps \(capacity): \(merged.imagesEvicted).",
            zh: "历史记录最多保存 \(capacity) 个镜像，已移除 \(merged.imagesEvicted) 个。"))
      }
      if merged.snapshotsEvicted > 0 {
        Standard.say(
          PrintableText(
            "Former snapshots removed, for want of room: \(merged.snapshotsEvicted).",
            zh: "空间不足，已移除较早的快照 \(merged.snapshotsEvicted) 个。"))
      }
      if merged.notesLeftOut > 0 {
        Standard.say(
          PrintableText(
            "Notes left out, since they would be too long beside those here: \(merged.notesLeftOut).",
            zh: "与现有备注合并后会过长，已略去备注 \(merged.notesLeftOut) 条。"))
      }
    }
  }
}
