import Foundation
import ImageModel
import Testing
import ViewModels

@testable import IMSBrowser

/// A state of the browser that can be shown at any size: what happened, one event after the other.
struct Scene: Sendable, CustomTestStringConvertible {
  let name: String
  let entries: [HistoryEntry]
  /// Made anew for each model: its problem is told in the language that is spoken by then.
  let cloud: @Sendable () -> Result<CloudInUse, CloudProblem>
  /// What happens, each with the seconds since the start.
  let events: [(seconds: Double, event: Event)]

  var testDescription: String { name }

  init(
    _ name: String, entries: [HistoryEntry] = Scene.history,
    cloud: @autoclosure @escaping @Sendable () -> Result<CloudInUse, CloudProblem> = Scene.demo,
    _ events: [(seconds: Double, event: Event)]
  ) {
    self.name = name
    self.entries = entries
    self.cloud = cloud
    self.events = events
  }

  func model(_ size: Size) -> BrowserViewModel {
    var model = BrowserViewModel(cloud: cloud(), size: size, now: .start)
    _ = model.start(with: entries)
    for (seconds, event) in events { _ = model.handle(event, now: .start.addingTimeInterval(seconds)) }
    return model
  }

  func frame(columns: Int, rows: Int, _ glyphs: Glyphs = .unicode) -> Frame {
    BrowserView(model: model(Size(columns: columns, rows: rows)), glyphs: glyphs).frame
  }

  static let demo = Result<CloudInUse, CloudProblem>.success(
    .sample("demo", at: "https://ims.cn-north-4.myhuaweicloud.com"))

  static let history: [HistoryEntry] =
    [
      Image.centOS.entry(minutesAgo: 2), Image.finance.entry(minutesAgo: 14, isPinned: true),
      Image.hostile.entry(minutesAgo: 190), Image.large.entry(minutesAgo: 60 * 30),
    ]
    + (1...14).map { number in
      HistoryEntry(
        id: .text("00000000-0000-4000-8000-0000000000\(number + 10)"),
        name: number == 3 ? nil : "Ubuntu 22.04 server 64bit \(number)", operatingSystem: "Ubuntu 22.04 server 64bit",
        status: "active", lastViewed: .start.addingTimeInterval(-86_400 * Double(number * number) * 3))
    }
}

extension CloudInUse {
  static func sample(_ name: PrintableText?, at endpoint: String, caution: PrintableText? = nil) -> CloudInUse {
    do { return CloudInUse(name: name, endpoint: try Endpoint(endpoint), caution: caution) } catch {
      preconditionFailure("\(endpoint): \(error)")
    }
  }
}

extension Event {
  static func keys(_ keys: Key...) -> [(seconds: Double, event: Event)] { keys.map { (0, .pressed($0)) } }

  static func typed(_ text: String) -> [(seconds: Double, event: Event)] { text.map { (0, .pressed(.character($0))) } }

  static func kept(_ image: Image, secondsAgo: Double = 7200) -> (seconds: Double, event: Event) {
    (0, .snapshotLoaded(image.imageID, Snapshot(image: image, taken: .start.addingTimeInterval(-secondsAgo))))
  }

  /// The answer to the first ask.
  static func answered(_ image: Image, ticket: Int = 1, by call: ImageCall = .native) -> (seconds: Double, event: Event)
  {
    (
      0.2,
      .fetched(
        image.imageID, ticket: ticket,
        .success(FetchedImage(image: image, elapsed: .milliseconds(143), requestID: nil, call: call)))
    )
  }

  static func failed(_ image: Image, _ failure: FetchFailure) -> (seconds: Double, event: Event) {
    (0.2, .fetched(image.imageID, ticket: 1, .failure(failure)))
  }
}
