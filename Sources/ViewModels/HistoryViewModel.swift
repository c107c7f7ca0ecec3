public import ImageModel

/// The list of images seen lately: newest first, filtered as typed, with a cursor.
public struct HistoryViewModel: Hashable, Sendable {
  /// All entries, newest view first.
  public private(set) var entries: [HistoryEntry] = [] {
    didSet {
      lines = FuzzyLines()
      steps = FuzzySteps()
      notes = entries.reduce(into: [:]) { notes, entry in
        if let note = entry.note { notes[entry.id] = note }
      }
    }
  }
  /// Which entries show, in the order they show in: indices into `entries`. Without a filter, all of them.
  public private(set) var shown: [Int] = []
  /// What the list is filtered by; empty for no filter.
  public private(set) var filter = ""
  public internal(set) var scroll = ScrollPosition()
  /// Entries that are stored but not loaded yet.
  private var missing = 0
  /// What was removed in this session, the latest last.
  private var removed: [HistoryEntry] = []
  /// The entries' texts prepared for matching, side by side with them; made at a filter, gone when the entries change.
  private var lines = FuzzyLines()
  /// What the filter let through of them.
  private var steps = FuzzySteps()
  /// The operator's notes, raw: few images have one, and every event asks for the shown image's.
  private var notes: [ImageID: String] = [:]
  private var height = 1

  public init() {}

  /// How many images the history has, whether they are loaded yet or not.
  public var count: Int { entries.count + missing }

  /// The entry under the cursor.
  public var current: HistoryEntry? { shown.indices.contains(scroll.cursor) ? entries[shown[scroll.cursor]] : nil }

  /// The entry in a line of the list.
  public func entry(at line: Int) -> HistoryEntry { entries[shown[line]] }

  /// The entry of an image; nil where the history has none. O(n).
  public func entry(of id: ImageID) -> HistoryEntry? { entries.first { $0.id == id } }

  /// The operator's note on an image, raw; nil where there is none. O(1).
  func note(on id: ImageID) -> String? { notes[id] }

  /// Takes over the stored list, or the newest part of `total` entries; what was viewed since it was read stays on top,
  /// what was pinned or removed since stays so, and the cursor stays on its image.
  mutating func load(_ stored: [HistoryEntry], of total: Int = 0) {
    missing = max(0, total - stored.count)
    // Of a long list only the few that are known already go into a table, and one copy is made of the rest.
    let known = Dictionary(entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let before = Dictionary(
      stored.lazy.filter { known[$0.id] != nil }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let newer = entries.filter { entry in before[entry.id].map { $0.lastViewed < entry.lastViewed } ?? true }
      .map { $0.counted(after: before[$0.id]) }
    let leftOut = Set(newer.map(\.id)).union(removed.map(\.id).filter { known[$0] == nil })
    var merged = newer
    merged.reserveCapacity(newer.count + stored.count)
    for entry in stored where !leftOut.contains(entry.id) {
      merged.append(known[entry.id].flatMap { $0.lastViewed == entry.lastViewed ? $0 : nil } ?? entry)
    }
    change { $0.entries = merged }
  }

  /// Counts a view that happened now.
  /// - Returns: the entry as it is now, for the store.
  mutating func view(_ entry: HistoryEntry) -> HistoryEntry {
    var entry = entry
    if let old = self.entry(of: entry.id) {
      entry.viewCount = old.viewCount + 1
      entry.isPinned = old.isPinned
      entry.note = old.note
    }
    change { history in
      history.entries.removeAll { $0.id == entry.id }
      history.entries.insert(entry, at: 0)
    }
    return entry
  }

  /// Pins or unpins an image.
  /// - Returns: whether it is pinned now; nil where the history doesn't have it.
  mutating func togglePin(_ id: ImageID) -> Bool? {
    guard let index = entries.firstIndex(where: { $0.id == id }) else { return nil }
    entries[index].isPinned.toggle()
    return entries[index].isPinned
  }

  /// Puts a note on an image; nil removes it.
  /// - Returns: false where the history doesn't have the image.
  mutating func setNote(_ note: String?, on id: ImageID) -> Bool {
    guard let index = entries.firstIndex(where: { $0.id == id }) else { return false }
    change { $0.entries[index].note = note }
    return true
  }

  /// Takes an entry out of the list; a cursor on it goes to the next one.
  /// - Returns: the entry; nil where the history doesn't have it.
  mutating func remove(_ id: ImageID) -> HistoryEntry? {
    guard let entry = entry(of: id) else { return nil }
    removed.append(entry)
    change { history in history.entries.removeAll { $0.id == id } }
    return entry
  }

  /// Brings the entry removed last back to its place, with the cursor on it.
  mutating func undoRemoval() -> HistoryEntry? {
    guard let entry = removed.popLast() else { return nil }
    if self.entry(of: entry.id) == nil {
      let place = entries.firstIndex { $0.lastViewed < entry.lastViewed } ?? entries.count
      entries.insert(entry, at: place)
    }
    refilter()
    select(entry.id)
    return entry
  }

  mutating func filter(by typed: String) {
    let selected = current?.id
    filter = typed
    refilter()
    if typed.isEmpty, let selected { select(selected) } else { scroll.show(0) }
  }

  /// Puts the cursor on an image, where the list shows it. O(1) where it is there already, as after each step.
  mutating func select(_ id: ImageID) {
    if current?.id == id { return scroll.show(scroll.cursor) }
    if let line = shown.firstIndex(where: { entries[$0].id == id }) { scroll.show(line) }
  }

  /// Goes to the next or the previous line, around the end.
  mutating func step(forward: Bool) {
    guard !shown.isEmpty else { return }
    scroll.show((scroll.cursor + (forward ? 1 : shown.count - 1)) % shown.count)
  }

  mutating func move(_ movement: Movement) {
    scroll.show(movement.target(from: scroll.cursor, count: shown.count, height: height))
  }

  mutating func fit(height: Int) {
    self.height = height
    scroll.fit(count: shown.count, height: height)
  }

  /// Changes the entries and keeps the cursor on its image.
  private mutating func change(_ body: (inout HistoryViewModel) -> Void) {
    let selected = current?.id
    body(&self)
    refilter()
    if let selected { select(selected) }
  }

  private mutating func refilter() {
    if FuzzyPattern(filter).isEmpty {
      shown = Array(entries.indices)
      steps = FuzzySteps()
    } else {
      if lines.isEmpty {
        for entry in entries {
          lines.append([entry.name ?? "", entry.operatingSystem ?? "", entry.note ?? ""], id: entry.id.text)
        }
      }
      shown = steps.lines(matching: filter, in: lines)
    }
    scroll.fit(count: shown.count, height: height)
  }
}

extension HistoryEntry {
  /// With the views, the pin and the note of a stored entry that wasn't loaded yet when this one was made.
  fileprivate func counted(after stored: HistoryEntry?) -> HistoryEntry {
    guard let stored, viewCount <= stored.viewCount else { return self }
    var entry = self
    entry.viewCount = stored.viewCount + 1
    entry.isPinned = stored.isPinned
    entry.note = entry.note ?? stored.note
    return entry
  }
}
