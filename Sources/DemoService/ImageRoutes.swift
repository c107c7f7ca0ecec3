import FlyingFox
import Foundation
import Synchronization

/// Which request gets which answer: of Glance's routes the service has `/v2/images/{id}` and the list
/// `/v2/images`.
final class ImageRoutes: HTTPHandler {
  private let time: ServiceTime
  /// When the upload was first asked for.
  private let uploadBegan = Mutex<Date?>(nil)

  init(time: ServiceTime) { self.time = time }

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    switch Target(path: request.target.path()) {
    case .versions: .versions
    case .nothing: .nothingHere
    case .image where request.method != .GET, .list where request.method != .GET: .methodNotAllowed
    case .image(let id): try await image(id)
    case .list: list(request.query.map { ($0.name, $0.value) })
    }
  }

  private func list(_ query: [(name: String, value: String)]) -> HTTPResponse {
    let now = time.now()
    // A look at the list doesn't begin the upload.
    let list = ImageList(upload: Upload.json(began: uploadBegan.withLock(\.self) ?? now, now: now))
    do throws(ImageList.Refusal) {
      return .json(.ok, try list.page(query), by: .glance)
    } catch {
      return .glance(.badRequest, error.message)
    }
  }

  private func image(_ id: String) async throws -> HTTPResponse {
    if let sample = DemoCatalogue.samplesByID[id] { return .json(.ok, sample.json, by: sample.speaker) }
    if id == Upload.id { return .json(.ok, Upload.json(began: uploadStart, now: time.now())) }
    if let sample = GeneratedImages.sample(id) { return .json(.ok, sample.json, by: sample.speaker) }
    if let trouble = Trouble.byID[id] { return try await trouble.answer(time) }
    return .noImage(id)
  }

  /// The moment of the first ask, which begins the upload.
  private var uploadStart: Date {
    uploadBegan.withLock { began in
      let start = began ?? time.now()
      began = start
      return start
    }
  }

  /// What a path names.
  enum Target: Equatable {
    case image(String)
    case list
    /// A path under /v2 that has no route.
    case nothing
    /// The root, or a first segment that is no version: Glance lists its versions.
    case versions

    /// - Parameter path: As it was sent, percent-encoded.
    init(path: String) {
      let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
      guard segments.first == "v2" else {
        self = .versions
        return
      }
      if segments.elementsEqual(["v2", "images"]) {
        self = .list
        return
      }
      guard segments.count == 3, segments.dropFirst().first == "images",
        let id = segments.last?.removingPercentEncoding, !id.isEmpty, !id.contains("/")
      else {
        self = .nothing
        return
      }
      self = .image(id)
    }
  }
}
