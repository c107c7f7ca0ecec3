import ImageModel

/// What an image service is asked, by either of its calls.
protocol Question: Sendable {
  /// What answers it.
  associatedtype Found: Sendable

  /// What failures are worded by.
  static var subject: FetchFailure.Subject { get }

  func url(at endpoint: Endpoint, by call: ImageCall) -> String

  /// Reads an answer. Pure: the same answer reads the same.
  func found(
    in answer: Answer, by call: ImageCall, at endpoint: Endpoint, with reader: AnswerReader
  ) throws(FetchFailure) -> Found

  /// What the exchange may take, of what any may.
  func bounds(in bounds: FetchBounds) -> FetchBounds
}

/// Which image has this id?
extension ImageID: Question {
  static var subject: FetchFailure.Subject { .image }

  func url(at endpoint: Endpoint, by call: ImageCall) -> String { endpoint.imageURL(self, by: call) }

  func found(
    in answer: Answer, by call: ImageCall, at endpoint: Endpoint, with reader: AnswerReader
  ) throws(FetchFailure) -> (image: Image, requestID: PrintableText?) {
    try reader.image(in: answer, by: call)
  }

  func bounds(in bounds: FetchBounds) -> FetchBounds { bounds }
}
