import Glibc

/// Feeds one of the subjects with what libFuzzer makes up. Which one, FUZZ_SUBJECT says; `scripts/fuzz` runs them all.
///
/// A subject that traps, hangs, or whose promise doesn't hold has been broken by its bytes.
@main
enum Fuzzer {
  static func main() {
    let name = getenv("FUZZ_SUBJECT").map { String(cString: $0) } ?? ""
    guard let subject = Subject(rawValue: name) else {
      print(Subject.allCases.map(\.rawValue).joined(separator: "\n"))
      exit(name.isEmpty ? 0 : 64)
    }
    chosen = subject
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(
      runDriver(&count, &arguments) { bytes, size in
        chosen.take(Array(UnsafeBufferPointer(start: bytes, count: size)))
        return 0
      })
  }

  nonisolated(unsafe) private static var chosen = Subject.image
}

/// LibFuzzer's own entry.
@_extern(c, "LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// Stops at a promise that doesn't hold.
func promise(_ holds: Bool, _ what: @autoclosure () -> String) {
  if !holds { fatalError(what()) }
}
