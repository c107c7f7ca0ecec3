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
        let time = Quantity.duration(seconds: limit)
        Standard.say(PrintableText("waited \(time), and the image is not ready", zh: "已等待 \(time)，镜像仍未就绪"))
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
    guard let status = watch.status.map(PrintableText.init(_:)) else {
      return Standard.say(PrintableText("the image has no status to wait for", zh: "镜像没有可等待的状态"))
    }
    let time = Quantity.duration(seconds: seconds)
    Standard.say(
      seconds < 1
        ? PrintableText("status \(status)", zh: "状态 \(status)")
        : PrintableText("status \(status) after \(time)", zh: "\(time)后状态为 \(status)"))
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
