import Foundation
import ImageModel
import Seeded
import ViewModels

/// An operator, a service and a clock without sense: events in random order, the same ones for the same seed.
struct RandomOperator {
  private(set) var model: BrowserViewModel
  /// The event that came last.
  private(set) var latest = ""
  private var random: SeededGenerator
  private var now = Date.start
  /// Asks not answered yet, those given up among them: their answers may come late, twice, or never.
  private var asks: [(id: ImageID, ticket: Int)] = []
  /// The same for pages of the list.
  private var pages: [(after: PageToken?, ticket: Int)] = []
  private var snapshots: [ImageID] = []
  /// Answers about clouds and timelines that are under way.
  private var lists: [Event] = []

  /// How many asks may still be answered.
  private static let memory = 12
  private static let images: [Image] = [.centOS, .finance, .hostile, .large]
  private static let keys: [Key] =
    Keymap.bindings.flatMap(\.keys).filter { $0 != "Q" } + "qQwctmESLC:é中😀\u{301}".map { .character($0) }
    + [.function(5), .alt(.up), .control("x")]
  private static let clouds: [CloudInUse] = [
    .sample(nil, at: "http://127.0.0.1:9292"),
    .sample("一个云", at: "http://glance.example.com", caution: "unverified TLS, unencrypted"),
  ]
  private static let pastes = [
    "", "q\n", "bc6bed6e-ba3a-4447-afcc-449174a3eb52", "\u{1B}[200~\u{1B}[A", "/v2/images/x/../y",
    "中文 é\u{301}\u{202E}",
    "'3737b9d4-0ed9-46ca-9da2-4f1acb60dc31'\r\n", String(repeating: "长", count: 5000), "\u{301}\u{301}",
  ]

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    model = BrowserViewModel(
      cloud: seed % 7 == 0 ? .failure(.nothingConfigured) : .success(Self.clouds[0]),
      size: Size(columns: 100, rows: 30), now: now)
    keep(model.start(with: seed % 3 == 0 ? [] : Scene.history))
  }

  /// Does the next thing.
  mutating func act() {
    now = now.addingTimeInterval(Double.random(in: 0...1.5, using: &random))
    let event = nextEvent()
    latest = "\(event)".prefix(120).description
    keep(model.handle(event, now: now))
  }

  private mutating func keep(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .fetch(let id, let ticket), .askBeside(let id, let ticket): asks.append((id, ticket))
      case .fetchPage(_, let token, _, let ticket): pages.append((token, ticket))
      case .loadSnapshot(let id): snapshots.append(id)
      case .loadTimeline(let id):
        let snapshots = Self.images.prefix(.random(in: 0...4, using: &random)).enumerated().map { number, image in
          Snapshot(image: image, taken: now.addingTimeInterval(-9e4 * Double(number)))
        }
        lists.append(.timelineLoaded(id, snapshots, of: 9))
      case .listClouds: lists.append(Bool.random(using: &random) ? Event.clouds.event : Event.noClouds.event)
      case .changeCloud: lists.append(.cloudChanged(cloud(), Array(Scene.history.prefix(3)), of: 18))
      case .search(let id, let ticket): lists += Event.search(for: id, ticket: ticket).shuffled(using: &random)
      default: break
      }
    }
    asks = asks.suffix(Self.memory)
    pages = pages.suffix(Self.memory)
    snapshots = snapshots.suffix(Self.memory)
  }

  private mutating func nextEvent() -> Event {
    switch Int.random(in: 0..<100, using: &random) {
    case ..<60: return .pressed(Self.keys.randomElement(using: &random) ?? .enter)
    case ..<66: return .pasted(Self.pastes.randomElement(using: &random) ?? "")
    case ..<74:
      return .resized(Size(columns: .random(in: 1...140, using: &random), rows: .random(in: 1...40, using: &random)))
    case ..<80:
      guard let page = pages.randomElement(using: &random) else { return .pressed("L") }
      return .pageFetched(ticket: page.ticket, list(after: page.after))
    case ..<86:
      guard let ask = asks.randomElement(using: &random) else { return .woke }
      return .fetched(ask.id, ticket: ask.ticket, result(for: ask.id))
    case 86:
      let (column, row) = (Int.random(in: 0...140, using: &random), Int.random(in: 0...40, using: &random))
      return Bool.random(using: &random)
        ? .clicked(column: column, row: row)
        : .wheeled(column: column, row: row, steps: Int.random(in: -3...3, using: &random))
    case ..<92:
      guard let id = snapshots.randomElement(using: &random) else { return .resumed }
      return .snapshotLoaded(id, image(for: id).map { Snapshot(image: $0, taken: now.addingTimeInterval(-9e4)) })
    case ..<93:
      let entries = Array(Scene.history.shuffled(using: &random).prefix(9))
      return .historyLoaded(entries, of: cloud().historyKey)
    case ..<95: return lists.popLast() ?? .cautioned("unencrypted", ticket: asks.last?.ticket ?? 0)
    case ..<96: return .historyFailed("The history can't be written.")
    case ..<97: return .copied(.sent(what: "the image id", bytes: 36))
    default: return .woke
    }
  }

  private mutating func cloud() -> CloudInUse { Self.clouds.randomElement(using: &random) ?? Self.clouds[0] }

  private mutating func image(for id: ImageID) -> Image? {
    Self.images.first { $0.imageID == id && Bool.random(using: &random) } ?? Self.images.randomElement(using: &random)
  }

  private mutating func result(for id: ImageID) -> Result<FetchedImage, FetchFailure> {
    guard let image = image(for: id), Bool.random(using: &random) else { return .failure(failure()) }
    return .success(FetchedImage(image: image, elapsed: .milliseconds(12), requestID: nil))
  }

  /// A page of none to many images, of those of the page before now and then; the list may end, go on, or be cut off.
  private mutating func list(after token: PageToken?) -> Result<ImagePage, FetchFailure> {
    guard Int.random(in: 0..<4, using: &random) > 0 else { return .failure(failure(of: .list)) }
    let first = token == nil ? 1 : Int.random(in: 1...300, using: &random)
    let images = (first..<first + Int.random(in: 0...40, using: &random)).map(Image.listed)
    let places: [PageToken.Place?] = [.marker("\(first)"), .query("marker=\(first)"), .nowhere(.cancelled), nil]
    let next = (places.randomElement(using: &random) ?? nil).map { PageToken(place: $0, trail: PageTrail()) }
    return .success(ImagePage(images: images, strays: Int.random(in: 0...2, using: &random), next: next))
  }

  private mutating func failure(of subject: FetchFailure.Subject = .image) -> FetchFailure {
    let kinds: [FetchFailure.Kind] = [
      .notFound, .timedOut(seconds: 10), .redirected(to: "http://a.example/长"), .cancelled,
    ]
    return FetchFailure(
      kinds.randomElement(using: &random) ?? .tls, status: 404, message: "长\u{1B}[2J 消息 in the service's words",
      code: "IMG.0027", requestID: "req-1", subject: subject)
  }
}
