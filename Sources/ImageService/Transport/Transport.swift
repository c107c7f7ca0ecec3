import CCurl
import ImageModel
import Synchronization

/// Performs exchanges on one thread of its own, which sleeps while none is under way, and keeps connections for the next
/// ask. It ends, thread and connections with it, when the last reference to it goes.
final class Transport: Sendable {
  private let mailbox: Mailbox
  private let environment: NetworkEnvironment
  private let lastNumber = Atomic(0)

  /// Why libcurl can't be loaded, in the loader's words; nil where it is, once in a process.
  private static let loadingTrouble = ccurl_open().map { String(cString: $0) }

  /// Why curl can't be used: in the loader's words, or none; nil where it is loaded and prepared, once in a process.
  private static let curlTrouble: String? =
    loadingTrouble ?? (curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK ? nil : "")

  /// Loads libcurl and the libraries behind it, which takes some milliseconds; whoever needs it meanwhile waits. It isn't
  /// prepared yet: what it sets up mustn't meet the end of the program halfway.
  static func load() { _ = loadingTrouble }

  /// Starts the thread.
  /// - Parameters:
  ///   - threadName: what `ps -L` and debuggers call the thread; at most 15 bytes.
  ///   - environment: which proxies there are, and whom to trust where a request doesn't say.
  /// - Throws: `TransportFailure` when the host has no thread, no memory or no descriptor left.
  init(
    threadName: String = "curl", environment: NetworkEnvironment = NetworkEnvironment()
  ) throws(TransportFailure) {
    if let trouble = Self.curlTrouble, !trouble.isEmpty {
      let words = PrintableText(
        "libcurl can't be loaded: install it (libcurl4) and start again: \(trouble)",
        zh: "无法加载 libcurl：请安装（libcurl4）后重新启动：\(trouble)")
      throw TransportFailure(kind: .unreachable, words: words.text)
    }
    guard Self.curlTrouble == nil, let multi = curl_multi_init() else {
      throw TransportFailure(
        kind: .unreachable, words: PrintableText("libcurl does not start", zh: "libcurl 无法启动").text)
    }
    self.environment = environment
    mailbox = try Mailbox()
    try Worker(multi: multi, mailbox: mailbox).start(threadName: threadName)
  }

  deinit { mailbox.post(.end) }

  /// Performs a request. Cancelling the task ends it at once.
  /// - Throws: `TransportFailure` when no whole answer comes; an answer of any status is one.
  func answer(to request: Request) async throws(TransportFailure) -> Answer {
    if let header = request.unsendable {
      let words = PrintableText("the header \(header.name) can't be sent", zh: "无法发送请求头 \(header.name)").text
      throw TransportFailure(kind: .unreachable, words: words)
    }
    let number = lastNumber.add(1, ordering: .relaxed).newValue
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { asker in
        mailbox.post(.ask(Order(number: number, request: request, environment: environment, asker: asker)))
        // A cancellation before the order was posted has told the worker of a number it didn't know.
        if Task.isCancelled { mailbox.post(.cancel(number)) }
      }
    } onCancel: {
      mailbox.post(.cancel(number))
    }
    return try result.get()
  }
}
