import ImageModel

/// The id prompt: what is typed, ids of before, completion from the history, and what is to be said of it.
public struct PromptViewModel: Hashable, Sendable {
  public private(set) var editor = LineEditor()
  /// Why what was submitted is no image id, or which image an id from the history belongs to.
  public private(set) var note: BrowserViewModel.Message?
  /// Which earlier id shows: 0 is the newest; nil for anything else.
  private var recalled: Int?
  /// What was typed before earlier ids or completions took its place.
  private var draft = ""
  /// What Tab walks through, and which one shows.
  private var completions: [HistoryEntry] = []
  private var completion: Int?

  /// Completions offered at most.
  private static let mostCompletions = 50

  public init() {}

  mutating func insert(_ text: String) {
    settle()
    editor.insert(text)
  }

  /// Carries out an editing command; false for any other.
  mutating func perform(_ command: Command) -> Bool {
    guard editor.perform(command) else { return false }
    settle()
    return true
  }

  /// Reads what was typed; where it is no id, says why and keeps it for mending.
  mutating func submit() -> ImageID? {
    settle()
    do throws(ImageID.Problem) {
      return try ImageID(pasted: withoutHabit(editor.text))
    } catch {
      report(error.message)
      return nil
    }
  }

  /// Drops the `i` or `o` that leads to the prompt from elsewhere, typed here by habit in front of a UUID.
  private func withoutHabit(_ typed: String) -> String {
    let rest = typed.dropFirst()
    let isUUID = rest.count == 36 && rest.allSatisfy { $0.isHexDigit || $0 == "-" }
    return isUUID && (typed.hasPrefix("i") || typed.hasPrefix("o")) ? String(rest) : typed
  }

  mutating func clear() { self = PromptViewModel() }

  mutating func replace(with text: String) {
    clear()
    editor.replace(with: text)
  }

  /// Says what is wrong with what the prompt holds.
  mutating func report(_ problem: PrintableText) { note = .init(text: problem, tone: .problem) }

  /// Walks through earlier ids: 1 to the older one, -1 to the newer, in the end back to what was typed.
  mutating func recall(_ step: Int, of entries: [HistoryEntry]) {
    let next = (recalled ?? -1) + step
    guard next < entries.count, next >= -1 else { return }
    if !isFromHistory { draft = editor.text }
    settle()
    guard next >= 0 else {
      editor.replace(with: draft)
      return
    }
    recalled = next
    editor.replace(with: entries[next].id.text)
    note = .init(text: Self.name(of: entries[next]), tone: .plain)
  }

  /// Completes what was typed from the history: ids that begin with it, then names that have it in them. Again: the next.
  mutating func complete(from entries: [HistoryEntry]) {
    if completion == nil {
      if !isFromHistory { draft = editor.text }
      completions = Self.completions(of: editor.text, in: entries)
    }
    guard !completions.isEmpty else {
      report(
        entries.isEmpty
          ? PrintableText("Nothing in the history to complete from.", zh: "历史记录为空，无从补全。")
          : PrintableText("No id or name in the history has this.", zh: "历史记录中没有匹配的 ID 或名称。"))
      return
    }
    let next = completion.map { ($0 + 1) % completions.count } ?? 0
    let entry = completions[next]
    recalled = nil
    completion = next
    editor.replace(with: entry.id.text)
    let (place, count) = (next + 1, completions.count)
    let hint =
      count > 1
      ? PrintableText("\(place) of \(count), Tab for the next: ", zh: "第 \(place) 个，共 \(count) 个，Tab 换下一个：") : ""
    note = .init(text: "\(hint)\(Self.name(of: entry))", tone: .plain)
  }

  private static func name(of entry: HistoryEntry) -> PrintableText {
    entry.name.map { PrintableText($0) } ?? PrintableText("without a name", zh: "无名称")
  }

  private static func completions(of typed: String, in entries: [HistoryEntry]) -> [HistoryEntry] {
    let wanted = typed.lowercased()
    let byID = entries.filter { $0.id.text.lowercased().hasPrefix(wanted) }
    let ids = Set(byID.map(\.id))
    let byName = entries.filter { !ids.contains($0.id) && $0.name?.lowercased().contains(wanted) == true }
    return Array((byID + byName).prefix(mostCompletions))
  }

  /// True while the prompt shows an id that nobody typed.
  private var isFromHistory: Bool { recalled != nil || completion != nil }

  /// What shows now counts as typed.
  private mutating func settle() {
    recalled = nil
    completion = nil
    completions = []
    note = nil
  }
}
