import ImageModel

/// Which images are there, and behind the page before?
struct PageQuestion: Question {
  let query: ImageQuery
  /// That of the page before; nil for the first.
  let token: PageToken?
  let limit: Int
  /// True for a service that takes the parameters of Huawei Cloud's native call.
  let isHuawei: Bool

  static var subject: FetchFailure.Subject { .list }

  func bounds(in bounds: FetchBounds) -> FetchBounds {
    var bounds = bounds
    bounds.bodyBytes = bounds.pageBytes
    return bounds
  }

  func url(at endpoint: Endpoint, by call: ImageCall) -> String {
    "\(endpoint.url)\(call.path)?\(parameters(by: call))"
  }

  /// The query asks anew for each page what it asked for the first, but for the place: of a link that a service gives the
  /// marker alone is taken where it has one, since Glance forgets all but the last of several tags in it.
  private func parameters(by call: ImageCall) -> String {
    let limited = "limit=\(limit)"
    if case .query(let own)? = token?.place {
      let others = own.split(separator: "&").filter { !$0.hasPrefix("limit=") }
      return ([limited] + others.map(String.init)).joined(separator: "&")
    }
    let dialect: ListDialect = isHuawei || call == .cloudImages ? .huawei : .glance
    let asked = query.parameters(in: dialect).map {
      "\(PercentCoding.encode($0.key))=\(PercentCoding.encode($0.value))"
    }
    var parameters = [limited] + asked
    if case .marker(let marker)? = token?.place { parameters.append("marker=\(marker)") }
    return parameters.joined(separator: "&")
  }

  func found(
    in answer: Answer, by call: ImageCall, at endpoint: Endpoint, with reader: AnswerReader
  ) throws(FetchFailure) -> ImagePage {
    let (document, items) = try reader.list(in: answer)
    let images = items.compactMap { try? Image($0) }
    let wanted = images.filter(query.matches)
    let next = try next(in: document, items.count, images, by: call, at: endpoint)
    return ImagePage(images: wanted, strays: items.count - images.count, next: next, call: call)
  }

  /// - Throws: `FetchFailure` where there is more, but nothing new.
  private func next(
    in document: JSONObject, _ count: Int, _ images: [Image], by call: ImageCall, at endpoint: Endpoint
  ) throws(FetchFailure) -> PageToken? {
    guard let place = place(in: document, count, images.last, by: call, at: endpoint) else { return nil }
    let trail = token?.trail ?? PageTrail()
    guard !trail.knows(images) else { throw FetchFailure(.repeatedPage, subject: .list) }
    return PageToken(
      place: trail.knows(place) ? .nowhere(.repeatedPage) : place, trail: trail.adding(images, goingOnAt: place))
  }

  /// Where the list goes on. Glance says so; `/v2/cloudimages` says nothing and ends with an empty page, as Huawei Cloud's
  /// own clients take it.
  private func place(
    in document: JSONObject, _ count: Int, _ last: Image?, by call: ImageCall, at endpoint: Endpoint
  ) -> PageToken.Place? {
    if let link = document["next"]?.string, !link.isEmpty { return PageLink.place(link, by: call, at: endpoint) }
    let marker = document["page_info"]?.object?["next_marker"]?.string ?? last?.id
    guard let marker, !marker.isEmpty, call == .cloudImages ? count > 0 : count >= limit else { return nil }
    return .marker(PercentCoding.encode(marker))
  }
}

/// The link to the next page, as services write it: a path such as `/v2/images?marker=…`, or a whole URL.
enum PageLink {
  /// Where it leads, below the service's root and to the call that brought it; nowhere where it leads elsewhere.
  ///
  /// Services behind a path know nothing of that: to them `/v2` is at the root of their host.
  static func place(_ link: String, by call: ImageCall, at endpoint: Endpoint) -> PageToken.Place {
    guard let query = query(of: link, by: call, at: endpoint) else {
      return .nowhere(.foreignPage(PrintableText(link).clipped(to: AnswerReader.longestMessage)))
    }
    let marker = query.split(separator: "&").last { $0.hasPrefix("marker=") }?.dropFirst("marker=".count)
    return if let marker, !marker.isEmpty { .marker(String(marker)) } else { .query(query) }
  }

  private static func query(of link: String, by call: ImageCall, at endpoint: Endpoint) -> String? {
    let isSendable = link.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"\"<>\\^`{|}".utf8.contains($0) }
    guard isSendable, let mark = link.firstIndex(of: "?") else { return nil }
    let place = String(link[..<mark])
    guard place == call.path.text || place == endpoint.path + call.path.text || isBelow(endpoint, place, call) else {
      return nil
    }
    let query = link[mark...].dropFirst().prefix { $0 != "#" }
    return query.isEmpty ? nil : String(query)
  }

  /// True for the call's own URL, in any spelling of it.
  private static func isBelow(_ endpoint: Endpoint, _ url: String, _ call: ImageCall) -> Bool {
    guard url.hasSuffix(call.path.text) else { return false }
    return (try? Endpoint(String(url.dropLast(call.path.text.count)))) == endpoint
  }
}

extension Endpoint {
  /// The path of its root, such as `/image`; empty at the root of a host.
  fileprivate var path: String {
    let parts = url.split(separator: "/", maxSplits: 2)
    return parts.count == 3 ? "/" + parts[2] : ""
  }
}
