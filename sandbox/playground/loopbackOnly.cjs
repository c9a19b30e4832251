'use strict'

// Loaded into the Playground's process before its own code: `node --require ./sandbox/playground/loopbackOnly.cjs ...`.
//
// The Playground listens on every interface and asks nobody who they are, so anyone on the network could talk to the
// bot as any person of the tenant. Here every port that is opened is opened on 127.0.0.1 instead. And with its telemetry
// switched off it still reports to Application Insights: here it reaches nothing but this machine.

const { Server, Socket } = require('node:net')

const loopback = '127.0.0.1'
const listen = Server.prototype.listen
const connect = Socket.prototype.connect

Server.prototype.listen = function listenOnLoopback(...given) {
  return listen.apply(this, onLoopback(given))
}

/** The forms of `listen` that name a port: `(port, host, backlog, callback)` and `(options, callback)`. */
function onLoopback(given) {
  const [first, ...rest] = given
  const callbacks = given.filter((argument) => typeof argument === 'function').slice(-1)
  if (first !== null && typeof first === 'object' && first.port !== undefined)
    return [{ ...first, host: loopback }, ...callbacks]
  if (first === undefined || first === null || typeof first === 'function')
    return [{ port: 0, host: loopback }, ...callbacks]
  if (typeof first === 'number' || /^\d+$/.test(String(first))) {
    const backlog = rest.find((argument) => typeof argument === 'number')
    return [{ port: Number(first), host: loopback, backlog }, ...callbacks]
  }
  return given // a pipe, a file descriptor or a handle: none of them is reachable from the network
}

Socket.prototype.connect = function connectToLoopback(...given) {
  const host = hostOf(given)
  if (host === undefined || isLoopback(host)) return connect.apply(this, given)
  const refusal = Object.assign(new Error(`${host} is not this machine`), { code: 'ECONNREFUSED' })
  // Not before the caller had a chance to listen for the error, as with a real network.
  this.connecting = true
  setImmediate(() => this.destroy(refusal))
  return this
}

/** The forms of `connect` that name a host: `(port, host, callback)`, `(options, callback)`, and Node's own `([options])`. */
function hostOf(given) {
  const [first, second] = given.flat()
  if (first !== null && typeof first === 'object') return first.host ?? undefined
  return typeof second === 'string' ? second : undefined
}

function isLoopback(host) {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

// The parent keeps a channel open to this process. When the parent is gone, however hard it died, so are we.
process.on('disconnect', () => process.exit(0))
