import { Injectable } from '@nestjs/common'
import { refuseWording } from '../material/refuse-wording.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { type Subject, Subjects } from '../share/subjects.js'
import { type SubjectView, subjectView } from './views.js'

/** What an operator makes to be shared: campaigns, products, articles, certificates. */
@Injectable()
export class AddSubject {
  constructor(
    private readonly requests: Requests,
    private readonly subjects: Subjects,
  ) {}

  /** Adds a subject; twice is once. Throws `wording-refused`, and `subject-exists` when the code stands for another title. */
  add(request: RequestName, asked: Omit<Subject, 'id'>): Promise<SubjectView> {
    return this.requests.once(request, async () => {
      refuseWording([{ field: 'title', text: asked.title, oneLine: true }])
      const subject = await this.subjects.create(asked.kind, asked.code, asked.title)
      if (subject.title !== asked.title) throw new Refusal('subject-exists')
      return subjectView(subject)
    })
  }
}
