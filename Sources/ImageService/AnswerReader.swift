import ImageModel

/// Makes an image, or a failure, of what the transport brought. Pure: the same answer reads the same.
struct AnswerReader: Sendable {
  /// Characters of the service's words that are shown, about.
  static let longestMessage = 500

  let bounds: FetchBounds
  /// What must not be shown, should the answer echo it.
  let secrets: [Secret]
  /// What was asked for, which failures are worded by.
  var subject = FetchFailure.Subject.image

  /// Reads a whole answer.
  /// - Throws: `FetchFailure` for any answer but an image under 200 or 203; of a list, an image that is its first item.
  func image(
    in answer: Answer, by call: ImageCall = .native
  ) throws(FetchFailure) -> (image: Image, requestID: PrintableText?) {
    let document = try successfulDocument(in: answer)
    guard let item = Self.item(of: document, by: call) else { throw failure(.notFound, in: answer, document: .null) }
    do {
      return (try Image(item), requestID(in: answer, nil))
    } catch {
      throw failure(.notAnImage, in: answer, document: document)
    }
  }

  /// Reads a whole answer that is a list.
  /// - Returns: the document, and the items of its `images`.
  /// - Throws: `FetchFailure` for any answer but a list under 200 or 203.
  func list(in answer: Answer) throws(FetchFailure) -> (document: JSONObject, items: [JSONValue]) {
    let document = try successfulDocument(in: answer)
    guard let object = document.object, case .array(let items) = object["images"] else {
      throw failure(.notAnImage, in: answer, document: document)
    }
    return (object, items)
  }

  /// The JSON of an answer under 200 or 203.
  private func successfulDocument(in answer: Answer) throws(FetchFailure) -> JSONValue {
    let isEmpty = answer.body.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard answer.status == 200 || answer.status == 203 else {
      if isEmpty, (200...299).contains(answer.status) { throw failure(.empty, in: answer) }
      throw failure(kind(of: answer), in: answer)
    }
    guard !isEmpty else { throw failure(.empty, in: answer) }
    return try document(in: answer)
  }

  /// What should be the image: the first of a list of images, nil of an empty one.
  private static func item(of document: JSONValue, by call: ImageCall) -> JSONValue? {
    switch (call, document.object?["images"]) {
    case (.cloudImages, .array(let images)): images.first
    case (.native, _), (.cloudImages, _): document
    }
  }

  /// Reads what there is where no whole answer came. A status that is no success counts, even if its body broke off.
  func failure(_ failure: TransportFailure) -> FetchFailure {
    if let partial = failure.partial, partial.status >= 300, failure.kind != .cancelled {
      return self.failure(kind(of: partial), in: partial)
    }
    let words =
      failure.kind == .headersTooLarge
      ? PrintableText("Its headers alone are larger.", zh: "仅响应头就已超过此大小。").text : failure.words
    return FetchFailure(
      kind(of: failure), status: failure.partial?.status, message: words.flatMap(printable),
      requestID: failure.partial.flatMap { requestID(in: $0, nil) }, subject: subject)
  }

  private func document(in answer: Answer) throws(FetchFailure) -> JSONValue {
    do {
      return try JSONValue(parsing: answer.body, depth: bounds.depth)
    } catch {
      if case .tooDeep(let limit) = error.reason { throw failure(.tooDeep(limit: limit), in: answer, document: .null) }
      let title = ServiceMessage.title(of: answer.body)
      throw FetchFailure(
        .notJSON, status: answer.status, message: title.flatMap(printable), requestID: requestID(in: answer, nil),
        subject: subject)
    }
  }
}

// MARK: - What went wrong

extension AnswerReader {
  /// Of an answer that is no success.
  private func kind(of answer: Answer) -> FetchFailure.Kind {
    switch answer.status {
    case 300...399: .redirected(to: answer[header: "Location"].flatMap(printable))
    case 400: .badRequest
    case 401: .unauthorized
    case 403: .forbidden
    case 404: .notFound
    case 429: .tooManyRequests(retryAfter: answer.retryAfter)
    case 503: .unavailable(retryAfter: answer.retryAfter)
    case 500...599: .serverError
    default: .otherStatus
    }
  }

  private func kind(of failure: TransportFailure) -> FetchFailure.Kind {
    switch failure.kind {
    case .cancelled: .cancelled
    case .refused: .refused
    case .unresolved: .unresolved
    case .tls: .tls
    case .proxy: .proxyRefused
    case .timedOut: .timedOut(seconds: bounds.timeout)
    case .closedEarly: .closedEarly
    case .garbled: .notJSON
    case .bodyTooLarge: .tooLarge(limit: bounds.bodyBytes)
    case .headersTooLarge: .tooLarge(limit: Exchange.headerBytes)
    case .unreachable: .unreachable
    }
  }
}

// MARK: - In whose words

extension AnswerReader {
  private func failure(_ kind: FetchFailure.Kind, in answer: Answer, document: JSONValue? = nil) -> FetchFailure {
    let document = document ?? (try? JSONValue(parsing: answer.body, depth: bounds.depth))
    let said = ServiceMessage(body: answer.body, document: document, status: answer.status)
    return FetchFailure(
      kind, status: answer.status, message: said.text.flatMap(printable), code: said.code.flatMap(printable),
      requestID: requestID(in: answer, said.requestID), subject: subject)
  }

  private func requestID(in answer: Answer, _ inBody: String?) -> PrintableText? {
    (answer[header: "X-Openstack-Request-Id"] ?? answer[header: "X-Request-Id"] ?? inBody).flatMap(printable)
  }

  /// Raw words as they may be shown: secrets blotted out, at most about `longestMessage` characters, printable. Nil for
  /// none.
  private func printable(_ raw: String) -> PrintableText? {
    guard !raw.isEmpty else { return nil }
    let harmless = secrets.reduce(raw) { $1.hidden(in: $0) }
    let scalars = harmless.unicodeScalars
    let cut = scalars.count > Self.longestMessage ? String(scalars.prefix(Self.longestMessage - 1)) + "…" : harmless
    return PrintableText(cut).clipped(to: Self.longestMessage)
  }
}
