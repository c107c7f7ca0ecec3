import Glibc

/// Feeds one of the subjects with what libFuzzer makes up. Which one, FUZZ_SUBJECT says; `scripts/fuzz` runs them all.
///
/// A subject that traps, hangs, or whose promise doesn't hold has been broken by its bytes.
@main
enum Fuzzer {
  static func main() {
    guard subject != nil else {
      print(Subject.allCases.map(\.rawValue).joined(separator: "\n"))
      return
    }
    var count = CommandLine.argc
    var arguments: Arguments? = CommandLine.unsafeArgv
    let status = withUnsafeMutablePointer(to: &arguments) { runDriver(&count, $0, feed) }
    exit(status)
  }
}

private typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

private let subject = getenv("FUZZ_SUBJECT").flatMap { Subject(rawValue: String(cString: $0)) }

private func feed(_ bytes: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
  subject?.take(Array(UnsafeBufferPointer(start: bytes, count: size)))
  return 0
}

/// LibFuzzer's own entry.
@_extern(c, "LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ feed: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// Stops at a promise that doesn't hold.
func promise(_ holds: Bool, _ what: @autoclosure () -> String) {
  if !holds { fatalError(what()) }
}
