/// What strangers' bytes get into: a service's, a file's, a terminal's, an operator's clipboard's.
enum Subject: String, CaseIterable {
  case image
  case failure
  case clouds
  case prompt
  case terminal
  case history
  case proxies
  case pages

  func take(_ bytes: [UInt8]) {
    switch self {
    case .image: ImageSubject.take(bytes)
    case .failure: FailureSubject.take(bytes)
    case .clouds: CloudsSubject.take(bytes)
    case .prompt: PromptSubject.take(bytes)
    case .terminal: TerminalSubject.take(bytes)
    case .history: HistorySubject.take(bytes)
    case .proxies: ProxySubject.take(bytes)
    case .pages: PageSubject.take(bytes)
    }
  }
}
