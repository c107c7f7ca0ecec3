public import ImageModel
public import struct FoundationEssentials.Date

/// The detail pane: what is shown of which image, in lines, with a cursor on them.
public struct DetailViewModel: Hashable, Sendable {
  /// Where the shown image comes from.
  public enum Source: Hashable, Sendable {
    /// The service answered with it in this session, by that call, after so long.
    case service(ImageCall, elapsed: Duration)
    /// Kept in the history; its age shows.
    case snapshot
    /// Kept in the history, and since then the service has said something else.
    case past
  }

  /// The image id that the pane is about; nil before anything was chosen.
  public private(set) var id: ImageID?
  public private(set) var image: Image?
  public private(set) var source: Source = .snapshot
  /// When the service gave the shown image.
  public private(set) var taken: Date?
  /// The operator's note on the image, raw.
  private var note: String?
  /// Why the last ask for this id failed.
  public private(set) var failure: FetchFailure?
  /// What the image comes down to, while there is one.
  private var verdict: Verdict?
  /// What the service said before: what rows are compared with.
  private var previous: Snapshot?
  /// Documented fields that the image lacks have rows, too.
  public private(set) var showsAbsent = false

  public private(set) var lines: [DetailLine] = []
  public private(set) var scroll = ScrollPosition()
  private var now: Date
  private var space = Rectangle(column: 0, row: 0, columns: 80, rows: 1)

  public init(now: Date) { self.now = now }

  /// What the lines say.
  private var text: DetailText {
    DetailText(
      image: image, verdict: verdict, previous: previous, note: note, failure: failure, showsAbsent: showsAbsent,
      space: space, now: now)
  }

  /// The row under the cursor, or the one that the line under the cursor belongs to.
  public var currentRow: FieldRow? {
    guard lines.indices.contains(scroll.cursor) else { return nil }
    return lines[...scroll.cursor].last { $0.row != nil || $0 == .blank }?.row
  }

  /// The verdict, with the cursor on it.
  public var currentVerdict: Verdict? {
    guard lines.indices.contains(scroll.cursor), case .verdict = lines[scroll.cursor] else { return nil }
    return verdict
  }

  /// What is marked on that row.
  var currentChange: Change? {
    guard let row = currentRow else { return nil }
    return lines[...scroll.cursor].last { $0.row == row }?.change
  }

  /// Shows nothing yet but the id: an ask is under way, or there is no snapshot.
  mutating func show(_ id: ImageID) {
    let note = self.id == id ? note : nil
    self = DetailViewModel(keeping: self)
    self.id = id
    self.note = note
  }

  /// Shows nothing, and is about no image.
  mutating func clear() { self = DetailViewModel(keeping: self) }

  /// Shows what the history kept, below why an ask for the same image failed.
  mutating func show(_ id: ImageID, _ snapshot: Snapshot, now: Date) {
    let failure = self.id == id ? failure : nil
    show(id)
    self.failure = failure
    image = snapshot.image
    taken = snapshot.taken
    rebuild(now: now)
    landOnFirstRow()
  }

  /// Shows an answer of the service; rows that differ from what was shown of the same image are marked.
  mutating func show(_ id: ImageID, _ fetched: FetchedImage, now: Date) {
    let before = self.id == id ? image.map { Snapshot(image: $0, taken: taken ?? now) } : nil
    let position = (scroll: scroll, row: currentRow)
    show(id)
    previous = before
    image = fetched.image
    source = .service(fetched.call, elapsed: fetched.elapsed)
    taken = now
    rebuild(now: now)
    if before == nil { landOnFirstRow() } else { goBack(to: position.scroll, position.row) }
  }

  /// Shows what the service said for a time, with the cursor on the same field; rows that differ from what it said `before`
  /// that are marked.
  mutating func show(_ id: ImageID, _ snapshot: Snapshot, after before: Snapshot?, isLatest: Bool, now: Date) {
    let key = currentRow?.key
    show(id)
    previous = before
    image = snapshot.image
    source = isLatest ? .snapshot : .past
    taken = snapshot.taken
    rebuild(now: now)
    select(key)
  }

  /// The service said once more what is shown: only the time of that is new.
  mutating func confirm(_ fetched: FetchedImage, now: Date) {
    source = .service(fetched.call, elapsed: fetched.elapsed)
    taken = now
    clearFailure(now: now)
  }

  /// Shows why an ask failed, above what is kept of the image.
  mutating func show(_ id: ImageID, _ failure: FetchFailure, now: Date) {
    if self.id != id { show(id) }
    self.failure = failure
    scroll = ScrollPosition()
    rebuild(now: now)
  }

  /// Shows the operator's note on the image, raw, above its fields.
  mutating func show(note: String?) {
    guard note != self.note else { return }
    let before = text.head
    self.note = note
    replace(before)
    guard lines.indices.contains(scroll.cursor), !stops(scroll.cursor) else { return }
    if let next = lines.indices[scroll.cursor...].first(where: stops) { land(on: next) }
  }

  /// The note, raw, where the cursor is on it.
  var currentNote: String? {
    guard lines.indices.contains(scroll.cursor), case .note = lines[scroll.cursor] else { return nil }
    return note
  }

  /// A new ask begins: the last one's failure no longer counts.
  mutating func clearFailure(now: Date) {
    guard failure != nil else { return }
    failure = nil
    rebuild(now: now)
  }

  mutating func toggleAbsent(now: Date) {
    let key = currentRow?.key
    showsAbsent.toggle()
    rebuild(now: now)
    select(key)
  }

  /// Puts the cursor on a field, where it has a row.
  private mutating func select(_ key: String?) {
    if let key, let line = lines.firstIndex(where: { $0.row?.key == key }) { scroll.show(line) }
  }

  /// Back to where the cursor was, or as near as what shows now allows.
  mutating func scroll(to position: ScrollPosition) {
    scroll = position
    scroll.fit(count: lines.count, height: space.rows)
  }

  /// Takes over how much room there is; what is said of a failure, and the verdict, break into lines that fit.
  mutating func fit(_ space: Rectangle) {
    let before = self.space == space ? nil : text.head
    let hasGrown = space.rows > self.space.rows
    self.space = space
    if let before { replace(before) }
    scroll.fit(count: lines.count, height: space.rows)
    if hasGrown { revealHeading() }
  }

  /// Moves the cursor, from row to row; lines that belong to a row are stepped over, but always scrolled into view.
  mutating func move(_ movement: Movement) {
    guard !lines.isEmpty else { return }
    let target = movement.target(from: scroll.cursor, count: lines.count, height: space.rows)
    let forward = target >= scroll.cursor
    let clamped = min(max(0, target), max(0, lines.count - 1))
    let ahead = forward ? lines.indices[clamped...].first(where: stops) : lines.indices[...clamped].last(where: stops)
    let behind = forward ? lines.indices[..<clamped].last(where: stops) : lines.indices[clamped...].first(where: stops)
    guard let line = ahead ?? behind else {
      scroll.scroll(by: target - scroll.offset)
      return
    }
    land(on: line)
  }

  /// Scrolls, and takes the cursor along to the nearest field in view where it would be out of it.
  mutating func pan(by lines: Int) {
    scroll.pan(by: lines)
    let visible = scroll.offset..<min(self.lines.count, scroll.offset + scroll.height)
    let stops = visible.filter(stops).min { abs($0 - scroll.cursor) < abs($1 - scroll.cursor) }
    if let stops { scroll.show(stops) }
  }

  /// Puts the cursor on the field in a visible row, or the one that the row's line belongs to.
  /// - Returns: false where there is none.
  mutating func choose(row: Int) -> Bool {
    guard let clicked = scroll.line(inRow: row) else { return false }
    let line = lines[clicked].belongsToRow ? lines[..<clicked].lastIndex { $0.row != nil } : clicked
    guard let line, stops(line) else { return false }
    land(on: line)
    return true
  }

  /// Jumps to the next or previous line that has the text in it; nil where there is none.
  mutating func find(_ text: String, forward: Bool, includingCurrent: Bool = false) -> TextSearch? {
    let found = TextSearch(
      text, in: lines.map(\.searchText), from: scroll.cursor, forward: forward, includingStart: includingCurrent)
    if let found { land(on: found.line) }
    return found
  }

  /// Puts the cursor on a line, with the heading above a section's first row, all lines of a row, and whatever comes
  /// before the first stop or behind the last one, in view as far as there is room.
  private mutating func land(on line: Int) {
    let isLast = lines.indices[(line + 1)...].first(where: stops) == nil
    let end = isLast ? lines.count : lines.indices[(line + 1)...].first { !lines[$0].belongsToRow } ?? lines.count
    scroll.show(min(end - 1, line + space.rows - 1))
    scroll.show(line)
    revealHeading()
  }

  /// Scrolls the heading above a section's first row into view, where there is room for it.
  private mutating func revealHeading() {
    let line = scroll.cursor
    guard lines.indices.contains(line) else { return }
    if line > 0, case .section = lines[line - 1] { scroll.reveal(line == 1 ? 0 : line - 1) }
    if !lines[..<line].contains(where: { $0.row != nil }) { scroll.reveal(0) }
  }

  /// Where the cursor stops: at fields, and above them at each line that says why an ask failed. With no field at all
  /// the text only scrolls.
  private func stops(_ line: Int) -> Bool {
    switch lines[line] {
    case .row: true
    case .note: true
    case .verdict(let line): line.isFirst
    case .failure, .message, .advice: image != nil
    case .section, .emptySection, .more, .was, .warning, .blank: false
    }
  }

  private init(keeping other: DetailViewModel) {
    self.init(now: other.now)
    showsAbsent = other.showsAbsent
    space = other.space
  }

  private mutating func rebuild(now: Date) {
    self.now = now
    verdict = image.map(Verdict.init)
    lines = text.head + text.body
    fit(space)
    if scroll.cursor < lines.count, !stops(scroll.cursor) { landOnFirstRow() }
  }

  /// Puts the cursor where reading begins: below the verdict, and on why an ask failed where one did.
  private mutating func landOnFirstRow() {
    guard failure == nil, let first = lines.firstIndex(where: { $0.row != nil }) else { return }
    land(on: first)
  }

  /// Back to where the cursor was in the lines before, and to its row, wherever that is now.
  private mutating func goBack(to position: ScrollPosition, _ row: FieldRow?) {
    scroll = position
    fit(space)
    guard let row,
      let line = lines.firstIndex(where: { $0.row?.key == row.key && $0.row?.label == row.label })
    else { return }
    if position.offset > 0 { scroll.scroll(by: line - position.cursor) }
    scroll.show(line)
  }

  /// Puts the head's lines as they are now in place of those before; the cursor stays on its line.
  private mutating func replace(_ before: [DetailLine]) {
    let after = text.head
    guard after != before else { return }
    lines = after + lines.dropFirst(before.count)
    let cursor = scroll.cursor < before.count ? scroll.cursor : scroll.cursor + after.count - before.count
    scroll.fit(count: lines.count, height: space.rows)
    scroll.show(cursor)
  }
}

extension DetailLine {
  fileprivate var belongsToRow: Bool {
    switch self {
    case .more, .was, .warning: true
    case .verdict(let line): !line.isFirst
    default: false
    }
  }
}
