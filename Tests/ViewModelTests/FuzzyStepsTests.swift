import Testing

@testable import ViewModels

@Suite struct FuzzyStepsTests {
  private static let names = [
    "centos 7", "ubuntu 22", "my-os", "", "CentOS Stream", "欧拉 EulerOS 2.5", "u b u", "ΟΔΥΣΣΕΥΣ é",
  ]
  private static let ids = ["bc6bed6e-ba3a", "Cirros"]
  private static let texts = names.flatMap { name in ids.map { FuzzyText([name], id: $0) } }
  private static let lines = {
    var lines = FuzzyLines()
    for name in names { for id in ids { lines.append([name], id: id) } }
    return lines
  }()

  /// As a filter without memory has it: by score, then by place.
  private func looked(up typed: String) -> [Int] {
    let pattern = FuzzyPattern(typed)
    return Self.texts.indices.compactMap { index in pattern.score(Self.texts[index]).map { (score: $0, index: index) } }
      .sorted { ($1.score, $0.index) < ($0.score, $1.index) }.map(\.index)
  }

  @Test(arguments: [
    ["o", "os", "os c", "os", "o", "os"], ["c", "ce", "u", "ub", "u"], ["欧", "欧o", "欧"], ["b", "bc6", "bc6bx", "bc6b"],
    ["é", "e", "ez", "e"], ["ci", "cir", "cirros"], ["οδ", "οδυσσ"], [" ", " u", " u "],
  ])
  func `typed and taken back, a filter shows what it shows anew`(typed: [String]) {
    var steps = FuzzySteps()
    for line in typed { #expect(steps.lines(matching: line, in: Self.lines) == looked(up: line), "\(line)") }
  }

  @Test func `equal lines keep their order`() {
    var steps = FuzzySteps()
    var same = FuzzyLines()
    for _ in 0..<100 { same.append(["ubuntu"]) }
    #expect(steps.lines(matching: "ub", in: same) == Array(0..<100))
  }
}
