import Dispatch
import FoundationEssentials
import ImageModel
import ImageService

/// Asks for an image until its status settles, and says on the way how that changes.
@MainActor
struct StatusWait {
  let fetcher: FetchService
  let id: ImageID
  /// Seconds that the whole may take; nil: as long as it takes.
  let limit: Double?

  /// How a wait ended: with the image as the service described it last, and the status of its own that this means for a script.
  struct Outcome {
    let fetched: FetchedImage
    let exitStatus: ExitStatus
  }

  /// - Parameter retrying: as `FetchService.image` takes it.
  /// - Throws: `FetchFailure` where the first ask fails, and later where the image is gone or may no longer be read.
  func outcome(retrying: @escaping @Sendable (Retry) -> Void) async throws(FetchFailure) -> Outcome {
    let start = ContinuousClock.now
    var latest = try await fetcher.image(id, retrying: retrying)
    var watch = StatusWatch()
    var turn = watch.take(.success(latest.image))
    while true {
      let elapsed = (ContinuousClock.now - start) / .seconds(1)
      let seconds: Double
      switch turn {
      case .settles(let meaning):
        say(watch, after: elapsed)
        return Outcome(fetched: latest, exitStatus: Self.exitStatus(of: latest.image, meaning))
      case .ends(let failure):
        throw failure
      case .goesOn(let next, let isNews):
        if isNews { say(watch, after: elapsed) }
        seconds = next
      case .stumbles(let failure, let next, let isNews):
        if isNews { Standard.say(failure.headline) }
        seconds = next
      }
      if let limit, elapsed + seconds > limit {
        await Self.sleep(seconds: max(0, limit - elapsed))
        Standard.say("waited \(Quantity.duration(seconds: limit)), and the image is not ready")
        return Outcome(fetched: latest, exitStatus: .failed)
      }
      await Self.sleep(seconds: seconds)
      do throws(FetchFailure) {
        latest = try await fetcher.image(id, retrying: retrying)
        turn = watch.take(.success(latest.image))
      } catch {
        turn = watch.take(.failure(error))
      }
    }
  }

  private func say(_ watch: StatusWatch, after seconds: Double) {
    guard let status = watch.status else { return Standard.say("the image has no status to wait for") }
    let time = Quantity.duration(seconds: seconds)
    Standard.say(seconds < 1 ? "status \(PrintableText(status))" : "status \(PrintableText(status)) after \(time)")
  }

  /// An image that was lost is a failure of the service where it was killed, and else no image any longer.
  private static func exitStatus(of image: Image, _ meaning: ImageStatus) -> ExitStatus {
    guard meaning == .lost else { return .done }
    return image.status?.lowercased() == "killed" ? .serviceFailed : .noSuchImage
  }

  /// By a dispatch timer: `Task.sleep` is the shared executor's.
  private static func sleep(seconds: Double) async {
    await withCheckedContinuation { done in
      DispatchQueue.main.asyncAfter(deadline: .now() + seconds) { done.resume() }
    }
  }
}
