import Foundation
import ImageModel
import ViewModels

/// A browser on a service of nobody's. Its frame is looked at after each eighth event, since making one takes most of the time,
/// and wherever the subject says so.
struct Screen {
  private(set) var model: BrowserViewModel
  private var ticket = 0
  private var pageTicket = 0
  private var events = 0

  static let start = Date(timeIntervalSince1970: 1_790_000_000)

  init(_ size: Size = Size(columns: 100, rows: 30)) {
    let endpoint = try? Endpoint("https://ims.example.com")
    let cloud = endpoint.map { Result<CloudInUse, CloudProblem>.success(CloudInUse(endpoint: $0)) }
    model = BrowserViewModel(cloud: cloud ?? .failure(.nothingConfigured), size: size, now: Self.start)
    follow(model.start(with: []))
  }

  /// Sizes that a terminal may have, by two bytes.
  static func size(_ columns: UInt8, _ rows: UInt8) -> Size {
    Size(columns: max(1, Int(columns)), rows: max(1, Int(rows) / 4))
  }

  mutating func take(_ event: Event) {
    follow(model.handle(event, now: Self.start))
    events += 1
    if events % 8 == 0 { look() }
  }

  /// The service answers the latest ask.
  mutating func answer(_ id: ImageID, _ result: Result<FetchedImage, FetchFailure>) {
    take(.fetched(id, ticket: ticket, result))
  }

  /// The service answers the latest ask for a page.
  mutating func answer(_ page: Result<ImagePage, FetchFailure>) { take(.pageFetched(ticket: pageTicket, page)) }

  private mutating func follow(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .fetch(_, let ticket): self.ticket = ticket
      case .fetchPage(_, _, _, let ticket): pageTicket = ticket
      default: break
      }
    }
  }

  /// Composes the frame and holds it against what every frame promises.
  func look() {
    let defects = BrowserView(model: model, glyphs: .unicode).frame.defects
    promise(defects.isEmpty, "\(model.size): \(defects.prefix(3))")
  }
}
