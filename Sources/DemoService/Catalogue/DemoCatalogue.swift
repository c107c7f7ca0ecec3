public import ImageModel

/// An image that the demo service has.
public struct DemoImage: Sendable {
  public let id: ImageID
  /// What it shows, as one short English phrase.
  public let note: String

  init?(id: String, note: String) {
    guard let id = try? ImageID(id) else { return nil }
    self.id = id
    self.note = note
  }
}

/// All that the demo service answers with. Its images are invented, ids and owners too.
public enum DemoCatalogue {
  /// The images, by theme.
  public static let images = (samples.map { ($0.id, $0.note) } + [(Upload.id, Upload.note)])
    .compactMap { DemoImage(id: $0, note: $1) }

  /// Ids that always answer with the same trouble, one of them an image after 5 s.
  public static let failures = Trouble.all.compactMap { DemoImage(id: $0.id, note: $0.note) }

  /// Images for a history that isn't empty at the first look, latest first.
  public static let alreadyViewed: [(image: Image, secondsAgo: Int)] = [
    (centOS, 2 * minute), (ubuntu, 14 * minute), (windowsMarket, 50 * minute), (eulerARM, 3 * hour),
    (encrypted, 5 * hour), (installer, 9 * hour), (gpu, 26 * hour), (tokyo, 2 * day), (bareMetal, 3 * day),
  ].compactMap { sample, age in
    (try? Image(JSONValue(parsing: sample.json))).map { (image: $0, secondsAgo: age) }
  }

  static let samples =
    publicImages + privateImages + onTheirWay + marketImages + capabilities + leniency + names + texts + glanceImages

  static let samplesByID = Dictionary(samples.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  private static let minute = 60
  private static let hour = 60 * minute
  private static let day = 24 * hour
}
