import FlyingFox
import Foundation
import Synchronization

/// Which request gets which answer: the routes of Glance, of which the service has one so far, `/v2/images/{id}`.
final class ImageRoutes: HTTPHandler {
  private let time: ServiceTime
  /// When the upload was first asked for.
  private let uploadBegan = Mutex<Date?>(nil)

  init(time: ServiceTime) { self.time = time }

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    switch Target(path: request.target.path()) {
    case .versions: .versions
    case .nothing: .nothingHere
    case .image where request.method != .GET: .methodNotAllowed
    case .image(let id): try await image(id)
    }
  }

  private func image(_ id: String) async throws -> HTTPResponse {
    if let sample = DemoCatalogue.samplesByID[id] { return .json(.ok, sample.json, by: sample.speaker) }
    if id == Upload.id { return .json(.ok, Upload.json(began: uploadStart, now: time.now())) }
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
