import ImageModel
import ImageService
import ViewModels

extension FetchService {
  /// A page of the list, or why it didn't come, as the browser takes it.
  func pageFetched(
    of query: ImageQuery, after token: PageToken?, limit: Int, ticket: Int
  ) async -> Event {
    do throws(FetchFailure) {
      return .pageFetched(ticket: ticket, .success(try await page(of: query, after: token, limit: limit)))
    } catch {
      return .pageFetched(ticket: ticket, .failure(error))
    }
  }
}
