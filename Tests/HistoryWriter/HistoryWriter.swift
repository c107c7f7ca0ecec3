import FoundationEssentials
import Glibc
import ImageHistory
import ImageModel

/// A process of its own for the tests: it writes to a history until it is done, fails or is killed.
///
///     HistoryWriter FILE record PREFIX COUNT           views PREFIX-1, PREFIX-2 … (COUNT 0: until it is killed)
///     HistoryWriter FILE record-again ID COUNT         views one image COUNT times
///     HistoryWriter FILE record-within BYTES           views images until no file may grow beyond BYTES
///     HistoryWriter FILE import EXPORTED COUNT         takes an export in COUNT times (0: until it is killed)
///     HistoryWriter FILE look                          tells how the history opens, what it holds, whether it can write
///
/// `LOCKS=refused` and `LOCKS=void` in its environment give it a file system without locks (`FileLocks`).
///
/// One line on standard output for each thing that happened, written through at once; an acknowledged view is its id.
@main
enum HistoryWriter {
  static let endpoint = "https://ims.example.com"

  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      try await run(arguments)
    } catch let failure as HistoryFailure {
      say("failure \(failure.kind)")
    } catch {
      say("error \(error)")
      exit(1)
    }
  }

  private static func run(_ arguments: [String]) async throws {
    guard arguments.count >= 2 else { throw Usage() }
    let rest = arguments.dropFirst(2)
    let number = rest.last.flatMap { Int($0) } ?? 0
    if arguments[1] == "record-within" { limitFiles(to: number) }
    if let locks = getenv("LOCKS") { FileLocks(rawValue: String(cString: locks))?.takeEffect() }
    let store = try HistoryStore.open(at: arguments[0], now: Date())
    do {
      try await perform(arguments[1], rest, number, on: store)
    } catch {
      await store.close()
      throw error
    }
    await store.close()
  }

  private static func perform(
    _ task: String, _ rest: ArraySlice<String>, _ number: Int, on store: HistoryStore
  ) async throws {
    switch task {
    case "record":
      try await record(to: store, count: number) { "\(rest.first ?? "")-\($0)" }
    case "record-again":
      try await record(to: store, count: number) { _ in rest.first ?? "" }
    case "record-within":
      try await record(to: store, count: 0) { "image-\($0)" }
    case "import":
      try await take(rest.first ?? "", into: store, count: number)
    case "look":
      say("opening \(store.opening)")
      say("entries \(try store.entries(of: Endpoint(endpoint)).count)")
      try await record(to: store, count: 1) { _ in "one-more" }
    default:
      throw Usage()
    }
  }

  private struct Usage: Error {}

  private static func record(to store: HistoryStore, count: Int, id: (Int) -> String) async throws {
    let endpoint = try Endpoint(endpoint)
    var number = 0
    while count == 0 || number < count {
      number += 1
      let id = try ImageID(id(number))
      let padding = String(repeating: "x", count: 2_000)
      let image = try Image([
        "id": .string(JSONString(id.text)), "name": "Ubuntu", "padding": .string(JSONString(padding)),
      ])
      try await store.record(image, as: id, at: endpoint, on: Date())
      say(id.text)
    }
  }

  private static func take(_ path: String, into store: HistoryStore, count: Int) async throws {
    var number = 0
    while count == 0 || number < count {
      number += 1
      let descriptor = open(path, O_RDONLY)
      defer { close(descriptor) }
      say("import \(number)")
      let merged = try await store.merge {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let length = read(descriptor, &bytes, bytes.count)
        if length <= 0 { say("read") }
        return length > 0 ? Array(bytes.prefix(length)) : nil
      }
      say("added \(merged.imagesAdded)")
    }
  }

  /// What a full disk looks like to a process without one: its writes fail at some length.
  private static func limitFiles(to bytes: Int) {
    signal(SIGXFSZ, SIG_IGN)
    var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  }

  /// Past any buffer of the C library, which a kill would swallow.
  private static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    write(STDOUT_FILENO, bytes, bytes.count)
  }
}
