import ImageModel
import ViewModels

extension Scene {
  /// Looking for an image in all clouds: under way, found in one, given up, and the 404 that offers it.
  static let findingAnywhere: [Scene] = [
    Scene(
      "search", [Event.kept(.centOS)] + Event.keys("S") + (Event.search.prefix(4)).map { (0.2, $0) } + Event.keys("j")),
    Scene("search-found", [Event.kept(.centOS)] + Event.keys("S") + Event.search.map { (0.2, $0) }),
    Scene(
      "search-cancelled",
      [Event.kept(.centOS)] + Event.keys("S") + (Event.search.prefix(3)).map { (0.2, $0) } + Event.keys(.escape)),
    Scene(
      "not-found", entries: [],
      [(0, .pasted(Image.centOS.id)), Event.failed(.centOS, FetchFailure(.notFound, status: 404))]),
  ]

  /// The palette: as it opens, with something typed, and with what no command is called.
  static let palettes: [Scene] = [
    Scene("palette", [Event.kept(.centOS)] + Event.keys(":")),
    Scene("palette-typed", [Event.kept(.centOS)] + Event.keys(":") + Event.typed("copy") + Event.keys(.arrow(.down))),
    Scene("palette-unknown", [Event.kept(.centOS)] + Event.keys(":") + Event.typed("zzz") + Event.keys(.enter)),
  ]
}

extension Event {
  /// A search in clouds of which each answers otherwise, in the order of its answers.
  static let search = search(for: Image.centOS.imageID, ticket: 1)

  static func search(for id: ImageID, ticket: Int) -> [Event] {
    func answer(_ line: Int, _ kind: FetchFailure.Kind, status: Int? = nil, milliseconds: Int) -> Event {
      .searched(
        CloudAnswer(
          line: line, result: .failure(FetchFailure(kind, status: status)), elapsed: .milliseconds(milliseconds)),
        ticket: ticket)
    }
    guard case .cloudsListed(let choices, _) = clouds.event else { return [] }
    let fetched = FetchedImage(image: .finance, elapsed: .milliseconds(140), requestID: nil)
    return [
      .searchBegan(id, choices, ticket: ticket), answer(0, .notFound, status: 404, milliseconds: 12),
      answer(2, .unauthorized, status: 401, milliseconds: 143),
      .searched(
        CloudAnswer(line: 3, result: .success(fetched), elapsed: .milliseconds(321)), ticket: ticket),
      answer(1, .timedOut(seconds: 10), milliseconds: 10_003),
    ]
  }
}
