import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What has happened at a `ScriptedServer`, and who waits for something to happen.
final class ServerLog: Sendable {
  struct State: Sendable {
    var requests: [ReceivedRequest] = []
    var connections = 0
    var abandoned = 0
    /// Bytes sent by floods.
    var flood = 0
    fileprivate var open: Set<Int32> = []
    fileprivate var isEnded = false
    fileprivate var waiting: [Waiter] = []
  }

  fileprivate struct Waiter: Sendable {
    let condition: @Sendable (State) -> Bool
    let continuation: CheckedContinuation<Void, Never>
  }

  private let state = Mutex(State())

  var requests: [ReceivedRequest] { state.withLock(\.requests) }
  var connections: Int { state.withLock(\.connections) }
  var flood: Int { state.withLock(\.flood) }

  /// Keeps a request, with its number.
  func received(_ request: ReceivedRequest) -> ReceivedRequest {
    change { state in
      state.requests.append(request)
      state.requests[state.requests.count - 1].number = state.requests.count
      return state.requests[state.requests.count - 1]
    }
  }

  func opened(_ socket: Int32) {
    change { state in
      state.connections += 1
      state.open.insert(socket)
      if state.isEnded { shutdown(socket, Int32(SHUT_RDWR)) }
    }
  }

  func closed(_ socket: Int32, byClient: Bool) {
    change { state in
      state.open.remove(socket)
      close(socket)
      if byClient { state.abandoned += 1 }
    }
  }

  func flooded(_ count: Int) { change { $0.flood += count } }

  /// Ends every connection, also those that wait for a request.
  func end() {
    change { state in
      state.isEnded = true
      for socket in state.open { shutdown(socket, Int32(SHUT_RDWR)) }
    }
  }

  func wait(for condition: @escaping @Sendable (State) -> Bool) async {
    await withCheckedContinuation { continuation in
      change { $0.waiting.append(Waiter(condition: condition, continuation: continuation)) }
    }
  }

  private func change<Value: Sendable>(_ body: (inout State) -> Value) -> Value {
    state.withLock { state in
      let value = body(&state)
      let (ready, others) = (
        state.waiting.filter { $0.condition(state) }, state.waiting.filter { !$0.condition(state) }
      )
      for waiter in ready { waiter.continuation.resume() }
      state.waiting = others
      return value
    }
  }
}
