public import ImageModel

/// Asks many clouds for one image at once, each as if it were the only one: with its own credentials, connection and time.
public struct CloudSearch: Sendable {
  /// Clouds that are asked at a time; the others wait for their turn.
  static let mostAtOnce = 8

  private let clouds: [CloudConfiguration?]
  private let bounds: FetchBounds
  private let cacheFolder: String?

  /// - Parameters:
  ///   - clouds: a line each, asked in this order; nil for one that can't be asked, which gives no answer.
  ///   - bounds: what each of them may take.
  ///   - cacheFolder: where tokens are kept for the next program, an absolute path; nil: they end with the ask.
  public init(_ clouds: [CloudConfiguration?], bounds: FetchBounds = .standard, cacheFolder: String? = nil) {
    self.clouds = clouds
    self.bounds = bounds
    self.cacheFolder = cacheFolder
  }

  /// Begins, and tells each answer as it comes, in any order. What is under way is given up when nobody listens any more.
  public func answers(for id: ImageID) -> AsyncStream<CloudAnswer> {
    AsyncStream { listener in
      let work = Task(executorPreference: QueueExecutor.shared) {
        // What was given up with the ask is no answer.
        await ask(for: id) { if !Task.isCancelled { listener.yield($0) } }
        listener.finish()
      }
      listener.onTermination = { _ in work.cancel() }
    }
  }

  private func ask(for id: ImageID, _ tell: (CloudAnswer) -> Void) async {
    await withTaskGroup(of: CloudAnswer.self) { group in
      let lines = clouds.enumerated().compactMap { line, cloud in cloud.map { (line: line, cloud: $0) } }
      for (count, (line, cloud)) in lines.enumerated() {
        if count >= Self.mostAtOnce, let answer = await group.next() { tell(answer) }
        _ = group.addTaskUnlessCancelled { await answer(of: cloud, inLine: line, for: id) }
      }
      for await answer in group { tell(answer) }
    }
  }

  /// A service of its own, so that nothing of one cloud, neither token nor connection, is another one's.
  private func answer(of cloud: CloudConfiguration, inLine line: Int, for id: ImageID) async -> CloudAnswer {
    let service = FetchService(cloud: cloud, bounds: bounds, cacheFolder: cacheFolder)
    let start = ContinuousClock.now
    let result: Result<FetchedImage, FetchFailure>
    do throws(FetchFailure) { result = .success(try await service.image(id)) } catch { result = .failure(error) }
    return CloudAnswer(line: line, result: result, elapsed: start.duration(to: .now))
  }
}
