public import ImageModel

/// Which of the clouds have an image: a line each, with what it answered, and a cursor.
public struct CloudSearchViewModel: Hashable, Sendable {
  public enum State: Hashable, Sendable {
    /// Nothing is asked: its configuration is wrong.
    case misconfigured(CloudProblem)
    /// No answer yet.
    case waiting
    /// Given up before it answered.
    case cancelled
    case answered(CloudAnswer)
  }

  public struct Line: Hashable, Sendable {
    public let choice: CloudChoice
    public internal(set) var state: State

    /// In a word or two.
    public var verdict: PrintableText {
      switch state {
      case .misconfigured: CloudAnswer.Verdict.misconfigured.words
      case .waiting: PrintableText("waiting", zh: "等待中")
      case .cancelled: PrintableText("cancelled", zh: "已取消")
      case .answered(let answer): answer.verdict.words
      }
    }

    public var isFound: Bool {
      if case .answered(let answer) = state { answer.verdict == .found } else { false }
    }
  }

  /// The image that is looked for.
  public let id: ImageID
  public private(set) var lines: [Line]
  public private(set) var scroll = ScrollPosition()
  /// Rows that a line takes: on narrow screens what was answered stands below the name.
  public private(set) var rowsPerLine = 1
  let ticket: Int

  /// - Parameter choices: in the order in which they are asked.
  init(for id: ImageID, in choices: [CloudChoice], ticket: Int) {
    self.id = id
    self.ticket = ticket
    lines = choices.map { choice in
      if case .failure(let problem) = choice.access {
        Line(choice: choice, state: .misconfigured(problem))
      } else {
        Line(choice: choice, state: .waiting)
      }
    }
    scroll.fit(count: lines.count, height: lines.count)
  }

  /// The line under the cursor.
  public var current: Line? { lines.indices.contains(scroll.cursor) ? lines[scroll.cursor] : nil }

  public var isUnderWay: Bool { lines.contains { $0.state == .waiting } }

  var isCancelled: Bool { lines.contains { $0.state == .cancelled } }

  /// How many have answered, of how many that are asked.
  public var progress: (answered: Int, asked: Int) {
    let asked = lines.filter { if case .misconfigured = $0.state { false } else { true } }
    return (asked.filter { if case .answered = $0.state { true } else { false } }.count, asked.count)
  }

  /// Takes in an answer. When it is the last one and exactly one cloud has the image, the cursor goes there.
  mutating func take(_ answer: CloudAnswer) {
    guard lines.indices.contains(answer.line), lines[answer.line].state == .waiting else { return }
    lines[answer.line].state = .answered(answer)
    let found = lines.indices.filter { lines[$0].isFound }
    if !isUnderWay, found.count == 1 { scroll.show(found[0]) }
  }

  /// Who hasn't answered by now won't.
  mutating func cancel() {
    for index in lines.indices where lines[index].state == .waiting { lines[index].state = .cancelled }
  }

  /// What came of it, once it is over.
  var conclusion: PrintableText {
    let found = lines.filter(\.isFound)
    if found.count > 1 {
      return PrintableText(
        "\(found.count) clouds have it: Enter opens it in the one under the cursor.",
        zh: "\(found.count) 个云中有此镜像：按 Enter 在光标所在的云中打开。")
    }
    if let only = found.first?.choice.name {
      return PrintableText("\(only) has it: Enter opens it there.", zh: "在 \(only) 中找到此镜像：按 Enter 在该云中打开。")
    }
    let isKnown = lines.allSatisfy {
      if case .answered(let answer) = $0.state { answer.verdict == .notThere } else { false }
    }
    return isKnown
      ? PrintableText("None of these clouds has it.", zh: "这些云中都没有此镜像。")
      : PrintableText("None that answered has it, and not all could be asked.", zh: "已响应的云中没有此镜像，另有云未能查询。")
  }

  mutating func move(_ movement: Movement) {
    scroll.show(movement.target(from: scroll.cursor, count: lines.count, height: scroll.height))
  }

  mutating func fit(_ space: Rectangle) {
    rowsPerLine = space.columns < 60 ? 2 : 1
    scroll.fit(count: lines.count, height: max(1, space.rows / rowsPerLine))
  }
}
