/** A queue that keeps what it is sent, in the place of one that a consumer reads. */

export interface RecordingQueue extends Queue {
	readonly sent: unknown[];
	isDown: boolean;
}

export function recordingQueue(): RecordingQueue {
	const sent: unknown[] = [];
	const metrics = { backlogCount: 0, backlogBytes: 0 };
	const queue: RecordingQueue = {
		sent,
		isDown: false,
		async send(body) {
			if (queue.isDown) throw new Error("the queue is down");
			sent.push(body);
			return { metadata: { metrics } };
		},
		async sendBatch(bodies) {
			for (const { body } of bodies) sent.push(body);
			return { metadata: { metrics } };
		},
		async metrics() {
			return metrics;
		},
	};
	return queue;
}
