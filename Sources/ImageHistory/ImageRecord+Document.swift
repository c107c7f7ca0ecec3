import ImageModel

extension ImageRecord {
  /// Snapshots that are kept of an image, the newest ones.
  ///
  /// The very first one isn't spared: two histories that keep the newest agree on what to keep whatever each has seen, so
  /// that merging them twice changes nothing.
  static let keptDocuments = 50

  /// A snapshot: the image's document as compact JSON, and the time in which the service answered with it.
  struct Document: Hashable, Sendable {
    var text: String
    var since: Milliseconds
    var taken: Milliseconds
    /// Its number among the image's snapshots; nil until this history gives it one.
    var number: Int?

    /// Bytes of the text.
    var size: Int { text.utf8.count }

    /// Byte for byte: to `==` of `String`, one é and an e with an accent are the same.
    func saysTheSame(as other: Document) -> Bool {
      size == other.size && text.utf8.elementsEqual(other.text.utf8)
    }

    /// The image; nil where the text is none.
    var image: Image? { (try? JSONValue(parsing: text)).flatMap { try? Image($0) } }
  }
}

extension ImageRecord.Document {
  /// Two timelines as one. Snapshots that say the same become one where their times overlap, or where none that says
  /// otherwise lies between; the newest `keptDocuments` are left.
  ///
  /// Those of ours keep their numbers; what is only theirs has none. The last one of either stays the last, though another
  /// may bear a later time: a clock may have been set back.
  static func joined(_ ours: [Self], _ theirs: [Self]) -> [Self] {
    let theirs = theirs.map { Self(text: $0.text, since: $0.since, taken: $0.taken) }
    guard let ourLast = ours.last, let theirLast = theirs.last else { return ours + theirs }
    let last = theirLast.taken > ourLast.taken ? theirLast : ourLast
    var former: [Self] = []
    for document in (ours + theirs).sorted(by: { ($0.since, $0.taken) < ($1.since, $1.taken) }) {
      // What comes later begins later, so it can overlap only the one that has grown last.
      if let index = former.lastIndex(where: { $0.saysTheSame(as: document) }), former[index].taken >= document.since {
        former[index].extend(by: document)
      } else {
        former.append(document)
      }
    }
    let latest = former.firstIndex { $0.since <= last.since && last.taken <= $0.taken && $0.saysTheSame(as: last) }
    let final = latest.map { [former.remove(at: $0)] } ?? []
    former.sort { ($0.taken, $0.since) < ($1.taken, $1.since) }
    var timeline: [Self] = []
    for document in former + final {
      if let before = timeline.last, before.saysTheSame(as: document) {
        timeline[timeline.count - 1].extend(by: document)
      } else {
        timeline.append(document)
      }
    }
    return timeline.suffix(ImageRecord.keptDocuments)
  }

  /// Takes in a time of the same document.
  private mutating func extend(by other: Self) {
    since = min(since, other.since)
    taken = max(taken, other.taken)
    number = [number, other.number].compactMap(\.self).max()
  }
}
