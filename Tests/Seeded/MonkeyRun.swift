import Foundation

/// How far a monkey goes: the short form unless the environment asks for more, or for another seed.
///
///     MONKEY_STEPS=100000 MONKEY_SEED=7 scripts/swift-test --filter Monkey
package enum MonkeyRun {
  /// How many steps are made in all; MONKEY_STEPS in place of what is given.
  package static func steps(_ short: Int) -> Int { number("MONKEY_STEPS") ?? short }

  /// So many seeds, one a run: from MONKEY_SEED on, or from 1.
  package static func seeds(_ count: Int) -> [UInt64] {
    let first = UInt64(number("MONKEY_SEED") ?? 1)
    return (0..<UInt64(count)).map { first &+ $0 }
  }

  private static func number(_ variable: String) -> Int? {
    ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 }
  }
}
