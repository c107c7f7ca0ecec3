public import ImageModel

/// The id prompt: what is typed, ids of before, completion from the history, and what is wrong with the last try.
public struct PromptViewModel: Hashable, Sendable {
  public private(set) var editor = LineEditor()
  /// Why what was submitted is no image id.
  public private(set) var problem: PrintableText?
  /// Which earlier id shows: 0 is the newest; nil for what was typed.
  private var recalled: Int?
  /// What was typed before earlier ids or completions took its place.
  private var draft = ""
  /// Completions of `draft` that Tab walks through, and which one shows.
  private var completions: [ImageID] = []
  private var completion: Int?

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
      let id = try ImageID(pasted: editor.text)
      problem = nil
      return id
    } catch {
      problem = error.message
      return nil
    }
  }

  mutating func clear() { self = PromptViewModel() }

  mutating func replace(with text: String) {
    clear()
    editor.replace(with: text)
  }

  /// Says what is wrong with something that came in from elsewhere, such as a paste.
  mutating func report(_ problem: PrintableText) { self.problem = problem }

  /// Walks through earlier ids: 1 to the older one, -1 to the newer, in the end back to what was typed.
  mutating func recall(_ step: Int, of entries: [HistoryEntry]) {
    let next = (recalled ?? -1) + step
    guard next < entries.count, next >= -1 else { return }
    if recalled == nil, completion == nil { draft = editor.text }
    recalled = next < 0 ? nil : next
    editor.replace(with: next < 0 ? draft : entries[next].id.text)
    problem = nil
  }

  /// Completes what was typed from the history: ids that begin with it, then names that have it in them. Again: the next.
  mutating func complete(from entries: [HistoryEntry]) {
    if completion == nil {
      draft = editor.text
      completions = Self.completions(of: draft, in: entries)
    }
    guard !completions.isEmpty else {
      problem = draft.isEmpty ? "Nothing in the history to complete from." : "Nothing in the history begins so."
      return
    }
    let next = completion.map { ($0 + 1) % completions.count } ?? 0
    completion = next
    editor.replace(with: completions[next].text)
    problem = completions.count > 1 ? "\(next + 1) of \(completions.count): Tab for the next" : nil
  }

  private static func completions(of typed: String, in entries: [HistoryEntry]) -> [ImageID] {
    let wanted = typed.lowercased()
    let byID = entries.filter { $0.id.text.lowercased().hasPrefix(wanted) }
    let byName = entries.filter { entry in
      (entry.name?.lowercased().contains(wanted) ?? false) && !byID.contains { $0.id == entry.id }
    }
    return (byID + byName).prefix(50).map(\.id)
  }

  /// What shows now counts as typed.
  private mutating func settle() {
    recalled = nil
    completion = nil
    completions = []
    problem = nil
  }
}
