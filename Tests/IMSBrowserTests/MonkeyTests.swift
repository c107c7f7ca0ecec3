import Seeded
import Testing

/// The view models under a monkey: 3200 steps, or as many as `MonkeyRun` is told.
@Suite struct MonkeyTests {
  @Test(arguments: MonkeyRun.seeds(8))
  func `whatever is pressed, pasted and answered in any order, the screen stays whole`(seed: UInt64) {
    var someone = RandomOperator(seed: seed)
    for step in 0..<MonkeyRun.steps(3200) / 8 {
      someone.act()
      FramePropertyTests.check(someone.model, "seed \(seed), step \(step), \(someone.latest)")
    }
  }
}
