import FoundationEssentials

/// A thread of this process, as the kernel sees it.
struct Thread {
  let directory: String

  /// The first thread of this name; nil where there is none.
  static func named(_ name: String) -> Thread? {
    let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
    return tasks.map { Thread(directory: "/proc/self/task/" + $0) }.first { $0.read("comm") == name + "\n" }
  }

  var isAsleep: Bool { status("State").hasPrefix("S") }

  /// How often it has been scheduled away so far: it can't run without this growing in the end.
  var switches: Int {
    (Int(status("voluntary_ctxt_switches")) ?? 0) + (Int(status("nonvoluntary_ctxt_switches")) ?? 0)
  }

  func blocks(_ signal: Int32) -> Bool {
    (UInt64(status("SigBlk"), radix: 16) ?? 0) >> UInt64(signal - 1) & 1 == 1
  }

  private func status(_ key: String) -> String {
    for line in read("status").split(separator: "\n") where line.hasPrefix(key + ":\t") {
      return String(line.dropFirst(key.count + 2))
    }
    return ""
  }

  private func read(_ name: String) -> String {
    (try? String(contentsOfFile: directory + "/" + name, encoding: .utf8)) ?? ""
  }
}
