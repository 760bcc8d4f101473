import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { mostConnections, patience } from './limits.ts'

/**
 * Node's server, with limits of time and number, and one request at a time on each connection. Node hands over as many as
 * were written one behind the other, thousands in a piece, before the first is answered: no browser and no proxy sends
 * them so. Who does is cut off, before anything is done for the second.
 */
export function listenPatiently(handle: RequestListener): Server {
  const underWay = new WeakMap<Socket, ServerResponse>()
  const server = createServer(
    { headersTimeout: patience.headers, connectionsCheckingInterval: patience.between },
    (request: IncomingMessage, response: ServerResponse) => {
      const { socket } = request
      if (socket.destroyed) return
      if (underWay.get(socket)?.writableEnded === false) return void socket.destroy()
      underWay.set(socket, response)
      response.once('close', () => underWay.delete(socket)) // else a connection that waits keeps its last page
      handle(request, response)
    },
  )
  server.requestTimeout = patience.request
  server.keepAliveTimeout = patience.idle
  server.setTimeout(patience.silence)
  server.maxConnections = mostConnections
  return server
}
