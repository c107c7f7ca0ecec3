/// One page of a service's list of images.
public struct ImagePage: Hashable, Sendable {
  /// Those that the query lets through, in the service's order; there may be none of them and more to come.
  public let images: [Image]
  /// Items of the page that are no images, since they have no id: they are left out of `images`.
  public let strays: Int
  /// Where the list goes on; nil at its end.
  public let next: PageToken?
  /// The call that brought it.
  public let call: ImageCall

  public init(images: [Image], strays: Int = 0, next: PageToken? = nil, call: ImageCall = .native) {
    self.images = images
    self.strays = strays
    self.next = next
    self.call = call
  }
}

/// Where a list goes on. It is for the service that gave it, and for the query of the page before.
public struct PageToken: Hashable, Sendable {
  /// How a service calls the next page.
  package enum Place: Hashable, Sendable {
    /// What comes behind an image; percent-encoded, as it goes into a query.
    case marker(String)
    /// A query of the service's own.
    case query(String)
    /// There is more, but no way to it.
    case nowhere(FetchFailure.Kind)
  }

  package let place: Place
  package let trail: PageTrail

  package init(place: Place, trail: PageTrail) {
    self.place = place
    self.trail = trail
  }
}

/// What a walk through a list has met so far, by which it is known when the list leads in circles. Eight bytes an image.
package struct PageTrail: Hashable, Sendable {
  /// Hashes of the ids, page by page: the pages are shared with the trails before.
  private var ids: [[Int]] = []
  private var places: Set<PageToken.Place> = []

  package init() {}

  /// True where none of a page's images is new, as in a page without any. O(n) in the images met, for a page that begins
  /// with a new one.
  package func knows(_ images: [Image]) -> Bool {
    images.map(Self.hash).allSatisfy { id in ids.contains { $0.contains(id) } }
  }

  /// True where the list went on there before.
  package func knows(_ place: PageToken.Place) -> Bool { places.contains(place) }

  /// The trail with a page on it that goes on at `next`.
  package func adding(_ images: [Image], goingOnAt next: PageToken.Place) -> PageTrail {
    var longer = self
    longer.ids.append(images.map(Self.hash))
    longer.places.insert(next)
    return longer
  }

  private static func hash(_ image: Image) -> Int { JSONString(image.id).hashValue }
}
