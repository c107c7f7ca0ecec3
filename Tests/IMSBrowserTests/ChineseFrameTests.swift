import ChineseCheck
import ImageModel
import Testing
import ViewModels

@testable import IMSBrowser

/// Whole screens in Chinese, whose characters take two cells each.
@Suite struct ChineseFrameTests {
  /// One scene of each view, and of each kind of line in it.
  private static let seen = [
    "image", "history", "empty", "no-endpoint", "caution", "clouds", "clouds-wrong", "clouds-none", "cloud-changed",
    "fetching", "trying-again", "failure", "failure-over-snapshot", "not-found", "nothing-kept", "help", "json",
    "explanation", "wire-form", "verdict", "filter", "filter-nothing", "find", "prompt-problem", "prompt-completion",
    "changed", "removed", "absent", "timeline-past", "timeline-detail", "marked", "choice", "comparison",
    "comparison-all", "comparison-alike", "comparison-explained", "note", "note-typed", "export-over", "watched",
    "watched-settled", "search", "search-found", "palette", "palette-unknown",
  ]

  /// What the wire and the palette call things by.
  private static let names: Set<String> = {
    let fields = FieldCatalog.fields.flatMap { [$0.wireName] + $0.values.map(\.wire) }
    let commands = Command.allCases.flatMap { $0.name.text.split(separator: "-").map(String.init) }
    return Set(fields + commands + ["cloud"])
  }()

  @Test(arguments: seen)
  func `a state looks in Chinese as it was judged right`(name: String) throws {
    let scene = try #require(Scene.named(name))
    for (columns, rows) in [(100, 30), (80, 24), (40, 12)] {
      let frame = Language.speaking(.chinese) { scene.frame(columns: columns, rows: rows) }
      try Golden.expect(frame.dump, "zh.\(name).\(columns)x\(rows)")
    }
  }

  @Test(arguments: Scene.all)
  func `every state keeps its columns in Chinese`(scene: Scene) {
    for (columns, rows) in [(100, 30), (80, 24), (60, 20), (41, 13), (40, 12), (20, 6)] {
      let frame = Language.speaking(.chinese) { scene.frame(columns: columns, rows: rows) }
      #expect(frame.defects.isEmpty, "\(columns)x\(rows)")
    }
  }

  /// Where signs stand for hidden characters, what is left of words looks like others.
  private static let garbled: Set = ["hostile", "comparison-hostile", "json"]

  @Test(arguments: Scene.all.filter { !garbled.contains($0.name) })
  func `no state has an English word of the program's own`(scene: Scene) {
    let frame = Language.speaking(.chinese) { scene.frame(columns: 200, rows: 60) }
    // What came from outside, and what was typed.
    let data = "\(scene.cloud()) \(scene.entries) \(scene.events)" + scene.typed
    let words = frame.text.flatMap { Chinese.words(in: $0, naming: Self.names, quoting: data) }
    #expect(words.filter { $0.count > 1 }.isEmpty)
  }
}

extension Scene {
  /// What the operator types, all in one.
  fileprivate var typed: String {
    String(events.compactMap { if case .pressed(.character(let character)) = $0.event { character } else { nil } })
  }
}
