import CCurl
import ImageModel

/// The thread's side of a `Transport`: sole owner of curl's handles, none of which leaves its thread.
final class Worker {
  /// Connections at a time to one host; asks beyond it wait for one to be free.
  private static let connections = 16

  private let multi: UnsafeMutableRawPointer
  private let mailbox: Mailbox
  private var underWay: [Order.Number: Exchange] = [:]

  /// Takes over the multi handle.
  init(multi: UnsafeMutableRawPointer, mailbox: Mailbox) {
    self.multi = multi
    self.mailbox = mailbox
    ccurl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, Self.connections)
  }

  deinit {
    endAll(.cancelled)
    curl_multi_cleanup(multi)
  }

  /// Serves orders until the mailbox says that it was the last.
  func work() {
    while true {
      for message in mailbox.collect() {
        switch message {
        case .ask(let order): begin(order)
        case .cancel(let number): cancel(number)
        case .end: return
        }
      }
      perform()
      if underWay.isEmpty { mailbox.wait() } else { waitForNetwork() }
    }
  }

  private func begin(_ order: Order) {
    guard let exchange = Exchange(order) else {
      let words = PrintableText("out of memory", zh: "内存不足").text
      return order.asker.resume(returning: .failure(TransportFailure(kind: .unreachable, words: words)))
    }
    let result = curl_multi_add_handle(multi, exchange.easy)
    guard result == CURLM_OK else {
      return exchange.end(.unreachable, words: String(cString: curl_multi_strerror(result)))
    }
    underWay[order.number] = exchange
  }

  private func cancel(_ number: Order.Number) {
    guard let exchange = underWay.removeValue(forKey: number) else { return }
    // The asker first: taking an exchange down may take curl a while.
    exchange.end(.cancelled)
    takeDown(exchange)
  }

  /// Takes an exchange out of curl's hands. It must live until then: its end frees the handle.
  private func takeDown(_ exchange: Exchange) {
    withExtendedLifetime(exchange) { _ = curl_multi_remove_handle(multi, exchange.easy) }
  }

  /// Does what can be done without waiting, and answers those whose exchange has ended.
  private func perform() {
    guard !underWay.isEmpty else { return }
    var running: Int32 = 0
    guard succeeds(curl_multi_perform(multi, &running)) else { return }
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
      let result = ccurl_result(message)
      guard let exchange = Exchange.of(easy) else { continue }
      underWay[exchange.order.number] = nil
      exchange.end(result)
      takeDown(exchange)
    }
  }

  /// Sleeps until the network has something, a deadline passes or a message comes.
  private func waitForNetwork() {
    var bell = curl_waitfd(fd: mailbox.bell, events: Int16(CURL_WAIT_POLLIN), revents: 0)
    _ = succeeds(curl_multi_poll(multi, &bell, 1, .max, nil))
  }

  /// False when curl can't go on, which ends all that is under way.
  private func succeeds(_ result: CURLMcode) -> Bool {
    guard result != CURLM_OK else { return true }
    endAll(.unreachable, words: String(cString: curl_multi_strerror(result)))
    return false
  }

  private func endAll(_ kind: TransportFailure.Kind, words: String? = nil) {
    for exchange in underWay.values {
      exchange.end(kind, words: words)
      takeDown(exchange)
    }
    underWay = [:]
  }
}
