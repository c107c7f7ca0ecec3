public import ImageModel

/// What happened: the only way anything reaches the view models.
public enum Event: Hashable, Sendable {
  case pressed(Key)
  /// Text came in as one paste (bracketed paste), whatever characters are in it.
  case pasted(String)
  /// The mouse's first button went down in this cell, counted from 0 at the top left.
  case clicked(column: Int, row: Int)
  /// The wheel went so many steps down, or up where it is negative, over this cell.
  case wheeled(column: Int, row: Int, steps: Int)
  case resized(Size)
  /// The time asked for with `Effect.wake` has come.
  case woke
  /// The program is back in the foreground, or the screen may have been overwritten.
  case resumed
  /// An ask came back. The ticket is that of `Effect.fetch`.
  case fetched(ImageID, ticket: Int, Result<FetchedImage, FetchFailure>)
  /// An ask is made again, or waits to be. The ticket is that of `Effect.fetch`.
  case retrying(ticket: Int, Retry)
  /// What makes asking less safe, seen only on the way of an ask. The ticket is that of `Effect.fetch`.
  case cautioned(PrintableText, ticket: Int)
  /// The whole list of the history with this key.
  case historyLoaded([HistoryEntry], of: Endpoint)
  /// The history could not be read or written; the session goes on.
  case historyFailed(PrintableText)
  /// The history has something to say that is no failure.
  case historyNoted(PrintableText)
  case snapshotLoaded(ImageID, Snapshot?)
  /// A page of the list came back. The ticket is that of `Effect.fetchPage`.
  case pageFetched(ticket: Int, Result<ImagePage, FetchFailure>)
  /// What is kept of an image: what it is now first, then what it was before, newest first; of so many in all.
  case timelineLoaded(ImageID, [Snapshot], of: Int)
  case copied(CopyOutcome)
  case exported(Export, Export.Outcome)
  /// The clouds there are, and the places where clouds.yaml is looked for.
  case cloudsListed([CloudChoice], lookedForIn: [PrintableText])
  /// Another cloud is asked from now on; with its history, as `BrowserViewModel.start` takes it.
  case cloudChanged(CloudInUse, [HistoryEntry], of: Int)
  /// The clouds that are asked for an image, the ticket being that of `Effect.search`.
  case searchBegan(ImageID, [CloudChoice], ticket: Int)
  /// One of them has answered.
  case searched(CloudAnswer, ticket: Int)
}

/// What became of a copy.
public enum CopyOutcome: Hashable, Sendable {
  /// Sent to the terminal, this many bytes; whether it takes them, a terminal doesn't say.
  case sent(what: PrintableText, bytes: Int)
  /// More bytes than terminals take.
  case tooLong(what: PrintableText, bytes: Int, limit: Int)
}

/// What is to be done outside: values that only the program's loop performs.
public enum Effect: Hashable, Sendable {
  /// Ask the service; answer with `Event.fetched` under this ticket.
  case fetch(ImageID, ticket: Int)
  /// Ask the service for a page of its list; answer with `Event.pageFetched` under this ticket. It replaces the one before.
  case fetchPage(ImageQuery, after: PageToken?, limit: Int, ticket: Int)
  /// Give up the page under way.
  case cancelPage
  /// Give up whatever ask is under way.
  case cancelFetch
  /// Ask the service beside the operator's own ask; answer with `Event.fetched` under this ticket.
  case askBeside(ImageID, ticket: Int)
  /// Give up the ask of `askBeside` with this ticket.
  case giveUp(ticket: Int)
  /// Ring the terminal's bell.
  case ring
  /// Show a text in the terminal's title, where it has one, until the program ends.
  case showTitle(PrintableText)
  /// Keep this view, with the entry the list shows for it.
  case record(Image, HistoryEntry)
  case loadSnapshot(ImageID)
  /// Answer with `Event.timelineLoaded`.
  case loadTimeline(ImageID)
  case setPinned(ImageID, Bool)
  case remove(ImageID)
  /// Bring back what `remove` took.
  case restore(ImageID)
  /// Keep this note on an image in place of the one it has; an empty one removes it.
  case setNote(ImageID, String)
  /// Send text to the terminal's clipboard.
  case copy(String, what: PrintableText)
  /// Write an image into a file; answer with `Event.exported`.
  case export(Export)
  /// Answer with `Event.cloudsListed`.
  case listClouds
  /// Go over to the cloud in this line of the latest list; answer with `Event.cloudChanged`.
  case changeCloud(line: Int)
  /// Ask all clouds; answer with `Event.searchBegan`, then with `Event.searched` for each that can be asked. The clouds
  /// are the latest list that `changeCloud` chooses from.
  case search(ImageID, ticket: Int)
  /// Give up the search under way.
  case cancelSearch
  /// Answer with `Event.woke` after this many seconds; a new wish replaces the one before.
  case wake(afterSeconds: Double)
  case suspend
  case redraw
  case quit
}
